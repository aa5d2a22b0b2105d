import { useState } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { ReceiptAnswer } from '../../receipts/answers';
import { receiptSentence } from '../../receipts/receipt-words';
import { ReceiptView } from './ReceiptView';

/** Whether the public has seen what went out last, and a way to all receipts. */
export function Receipts({ receipts }: { receipts: readonly ReceiptAnswer[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const [newest] = receipts;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {newest ? <Typography aria-live="polite">{receiptSentence(newest)}</Typography> : null}
      <Button variant="tertiary" fullWidth onClick={() => setIsOpen(true)}>
        Receipts…
      </Button>
      <Modal.Root
        open={isOpen}
        onOpenChange={(open: boolean) => (open ? undefined : setIsOpen(false))}
      >
        <Modal.Content>
          <Modal.Header>
            <Modal.Title>Receipts</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Box tabIndex={0} role="region" aria-label="All receipts" paddingBottom={2}>
              <Flex direction="column" alignItems="stretch" gap={5}>
                <Typography textColor="neutral600">
                  After each release the CMS opens the public page and its documents as a visitor
                  does, and compares them with what was released.
                </Typography>
                {receipts.map((receipt) => (
                  <ReceiptView key={receipt.id} receipt={receipt} />
                ))}
              </Flex>
            </Box>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={() => setIsOpen(false)}>
              Close
            </Button>
          </Modal.Footer>
        </Modal.Content>
      </Modal.Root>
    </Flex>
  );
}
