import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { styled } from 'styled-components';
import type { ReceiptAnswer, ReceiptItemAnswer } from '../../receipts/answers';
import { preciseTime, receiptSentence, receiptTimes } from '../../receipts/receipt-words';

const Facts = styled.dl`
  display: grid;
  font-size: 1.4rem;
  gap: 4px 16px;
  grid-template-columns: max-content 1fr;
  line-height: 1.5;

  dt {
    color: ${({ theme }) => theme.colors.neutral600};
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  @media (max-width: 480px) {
    grid-template-columns: 1fr;

    dd {
      margin-bottom: 8px;
    }
  }
`;

const Hashes = styled.details`
  font-size: 1.3rem;
  line-height: 1.5;
  overflow-wrap: anywhere;

  summary {
    color: ${({ theme }) => theme.colors.primary600};
    cursor: pointer;
    font-size: 1.4rem;
    padding: 4px 0;
  }

  code {
    font-family: monospace;
  }
`;

const badges = {
  seen: { text: 'Seen', variant: 'success' },
  looking: { text: 'Not seen yet', variant: 'warning' },
  overtaken: { text: 'Overtaken', variant: undefined },
  'partly-seen': { text: 'Seen in part', variant: 'warning' },
  'without-page': { text: 'Not looked at', variant: undefined },
} as const;

/** One receipt: the times, what was compared, and the file to keep. */
export function ReceiptView({ receipt }: { receipt: ReceiptAnswer }) {
  const { state, items, others, audit } = receipt;
  const { text, variant } = badges[state];
  return (
    <Box
      tag="section"
      aria-label={`Receipt of ${preciseTime(receipt.doneAt)}`}
      borderColor="neutral200"
      hasRadius
      padding={4}
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" alignItems="flex-start" gap={3}>
          <Typography fontWeight="semiBold">{receiptSentence(receipt)}</Typography>
          <Badge shrink={0} variant={variant}>
            {text}
          </Badge>
        </Flex>
        <Facts>
          {receiptTimes(receipt).flatMap(([name, time]) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name}: ${time}`}>{time}</dd>,
          ])}
        </Facts>
        <Hashes>
          <summary>What was compared</summary>
          {items.map((item) => (
            <ItemHashes key={item.documentId} item={item} site={receipt.site} />
          ))}
          {others > 0 ? <p>{others} more went out together, which you may not read.</p> : null}
          {audit ? (
            <p>
              Audit trail up to number {audit.seq}: <code>{audit.hash}</code>
            </p>
          ) : null}
        </Hashes>
        <Box>
          <Button variant="secondary" startIcon={<Download />} onClick={() => download(receipt)}>
            Download as JSON
          </Button>
        </Box>
      </Flex>
    </Box>
  );
}

function ItemHashes({ item, site }: { item: ReceiptItemAnswer; site: string }) {
  if (item.path === null) return null;
  return (
    <>
      <p>
        {site}
        {item.path}
        <br />
        SHA-256 of its content: <code>{item.contentSha256}</code>
      </p>
      {item.documents.map(({ path, sha256 }) => (
        <p key={path}>
          {site}
          {path}
          <br />
          SHA-256 of the file: <code>{sha256}</code>
        </p>
      ))}
    </>
  );
}

/** The same file as `GET /editor-screens/receipts/:id.json`. */
function download(receipt: ReceiptAnswer): void {
  const text = `${JSON.stringify(receipt, null, 2)}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `receipt-${receipt.id}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
