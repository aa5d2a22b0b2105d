import { useState } from 'react';
import { Box, Button, Modal } from '@strapi/design-system';
import type { CheckedDocument } from '../../checking/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { ReportLoader } from './ReportLoader';

/** Opens the report of one document. */
export function ReportButton({ entry, document }: { entry: EntryRef; document: CheckedDocument }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        fullWidth
        aria-label={`Show the report of ${document.title}`}
        onClick={() => setIsOpen(true)}
      >
        Show the report
      </Button>
      <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
        <Modal.Content className="learning-reviews-report">
          <Modal.Header>
            <Modal.Title>What the checks found</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Box tabIndex={0} role="region" aria-label="The report" paddingBottom={2}>
              {isOpen ? <ReportLoader entry={entry} publicId={document.publicId} /> : null}
            </Box>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={() => setIsOpen(false)}>
              Close
            </Button>
          </Modal.Footer>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
