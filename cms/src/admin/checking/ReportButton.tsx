import { useState } from 'react';
import { Box, Button, Modal } from '@strapi/design-system';
import type { CheckedDocument } from '../../checking/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { ReportLoader } from './ReportLoader';

/** Opens the report of one document; an open one stays open while the document is checked again. */
export function ReportButton({ entry, document }: { entry: EntryRef; document: CheckedDocument }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      {document.state === 'done' || isOpen ? (
        <Button
          variant="secondary"
          fullWidth
          aria-label={`Show the report of ${document.title}`}
          onClick={() => setIsOpen(true)}
        >
          Show the report
        </Button>
      ) : null}
      <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
        <Modal.Content className="learning-reviews-report">
          <Modal.Header>
            <Modal.Title>What the checks found</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Box tabIndex={0} role="region" aria-label="The report" paddingBottom={2}>
              {isOpen ? <ReportLoader {...{ entry, document }} /> : null}
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
