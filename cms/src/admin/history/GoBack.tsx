import { useState } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { Refusal } from '../Refusal';
import { refreshEntry } from '../refresh-content';
import { refusalOf } from '../refusal';
import { DifferencesView } from './DifferencesView';

const noAnswer = 'The CMS gave no answer. Please load this page again and look.';

/** What going back to a version would change in the draft, and the button that does it. */
export function GoBack({
  entry,
  number,
  onCancel,
  onDone,
}: {
  entry: EntryRef;
  number: number;
  onCancel(): void;
  onDone(): void;
}) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isWorking, setIsWorking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const goBack = async () => {
    setIsWorking(true);
    setRefusal(null);
    try {
      const path = '/editor-screens/history/go-back';
      const { data } = await post<{ data: { leftOut: string[] } }>(path, { ...entry, number });
      onDone();
      toggleNotification(doneWords(number, data.data.leftOut));
      refreshEntry(entry.uid, entry.documentId);
    } catch (error) {
      setRefusal(refusalOf(error, noAnswer));
      setIsWorking(false);
    }
  };

  return (
    <>
      <Modal.Body>
        <Box tabIndex={0} role="region" aria-label="What changes in the draft" paddingBottom={2}>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>
              The draft becomes what it was in version {number}. Nothing on the site changes, and no
              version is lost. This changes in the draft:
            </Typography>
            <DifferencesView
              entry={entry}
              from="draft"
              to={number}
              nothing="Nothing: the draft is like that already."
            />
          </Flex>
        </Box>
      </Modal.Body>
      <Refusal title="The draft is as it was." message={refusal} onClose={() => setRefusal(null)} />
      <Modal.Footer>
        <Button variant="tertiary" disabled={isWorking} onClick={onCancel}>
          Cancel
        </Button>
        <Button loading={isWorking} onClick={() => void goBack()}>
          Go back to version {number}
        </Button>
      </Modal.Footer>
    </>
  );
}

function doneWords(number: number, leftOut: readonly string[]) {
  if (leftOut.length === 0) {
    return { type: 'success', message: `The draft is version ${number} again.` } as const;
  }
  const fields = [...new Set(leftOut)].map((label) => `“${label}”`).join(', ');
  const message = `The draft is version ${number} again, but for links to what was deleted since. Look at ${fields}.`;
  return { type: 'warning', message } as const;
}
