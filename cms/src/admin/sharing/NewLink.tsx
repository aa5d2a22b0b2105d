import { useState } from 'react';
import { Box, Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';
import type { NewShare } from '../../sharing/answers';
import { endWords } from './share-words';

/** The link itself, which nobody can look up later. */
export function NewLink({
  share,
  onCopied,
  onClose,
}: {
  share: NewShare;
  onCopied(): void;
  onClose(): void;
}) {
  const { copy } = useClipboard();
  const [said, setSaid] = useState('');
  const { address, row } = share;
  const copyLink = async () => {
    const isCopied = await copy(address);
    setSaid(isCopied ? 'Copied.' : 'Select the link and copy it yourself.');
    if (isCopied) onCopied();
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography className="learning-reviews-typed">
            Copy it now: it is shown only this once. Send it to <bdi>{row.recipient}</bdi> and
            nobody else, since whoever has it can read the draft. {endWords(row)}.
          </Typography>
          <Field.Root name="link">
            <Field.Label className="learning-reviews-typed">Link for {row.recipient}</Field.Label>
            <TextInput
              readOnly
              value={address}
              onCopy={onCopied}
              onFocus={({ target }: { target: HTMLInputElement }) => target.select()}
            />
          </Field.Root>
          <Flex gap={3} alignItems="center">
            <Button
              startIcon={said === 'Copied.' ? <Check /> : <Duplicate />}
              onClick={() => void copyLink()}
            >
              Copy the link
            </Button>
            <Typography aria-live="polite">{said}</Typography>
          </Flex>
          {row.notOffered.length > 0 ? <NotOffered titles={row.notOffered} /> : null}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          Done
        </Button>
      </Modal.Footer>
    </>
  );
}

function NotOffered({ titles }: { titles: string[] }) {
  return (
    <Box background="warning100" borderColor="warning200" hasRadius padding={4}>
      <Typography tag="p" fontWeight="semiBold">
        Not offered through this link
      </Typography>
      <Typography tag="p" variant="pi">
        Only a PDF that is whole and not locked can carry the name. The reader is told to ask you
        for these:
      </Typography>
      <Box tag="ul" paddingLeft={5} paddingTop={2} style={{ listStyle: 'disc' }}>
        {titles.map((title, at) => (
          <li key={`${at} ${title}`}>
            <Typography className="learning-reviews-typed">{title}</Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}
