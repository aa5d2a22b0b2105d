import { useState } from 'react';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { ApprovalAnswer } from '../../approving/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { useChecks } from '../checking/use-checks';
import { cannotGoOut } from '../checking/words';
import { Refusal } from '../Refusal';
import { useOrder } from '../schedule/use-order';
import { useAnswer } from '../use-answer';
import { NoteDialogue } from './NoteDialogue';
import { NoteField } from './NoteField';

interface Asking {
  entry: EntryRef;
  title: string;
}

/** Asks colleagues to approve the draft as it is saved. */
export function AskButton({
  isAgain,
  isDisabled,
  ...asking
}: Asking & { isAgain: boolean; isDisabled: boolean }) {
  const words = isAgain ? 'Ask again…' : 'Ask for approval…';
  return (
    <NoteDialogue
      title="Ask for approval"
      trigger={
        <Button variant="secondary" fullWidth disabled={isDisabled}>
          {words}
        </Button>
      }
    >
      {(close, closeOrAsk, onTyped) => <AskForm {...{ ...asking, close, closeOrAsk, onTyped }} />}
    </NoteDialogue>
  );
}

function AskForm({
  entry,
  title,
  close,
  closeOrAsk,
  onTyped,
}: Asking & { close(): void; closeOrAsk(): void; onTyped(isTyped: boolean): void }) {
  const { toggleNotification } = useNotification();
  const [note, setNote] = useState('');
  // The panel may still be reading what was saved a moment ago, so the draft is read once more.
  const query = new URLSearchParams({ uid: entry.uid, documentId: entry.documentId });
  const [draft] = useAnswer<ApprovalAnswer>(`/approval?${query}`);
  const checks = useChecks(entry, '');
  const held = checks.state === 'ready' ? cannotGoOut(checks.data) : null;
  const fingerprint = draft.state === 'ready' ? draft.data.fingerprint : null;
  const { isWorking, refusal, setRefusal, send } = useOrder<unknown>(() => {
    close();
    toggleNotification({ type: 'success', message: 'Approvers see it on their home screen.' });
  });
  const change = (typed: string) => {
    setNote(typed);
    onTyped(typed.trim() !== '');
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Box>
            <Typography className="learning-reviews-typed">
              An approver will look at <bdi>{title || 'this'}</bdi> as it is saved now. If somebody
              changes it afterwards, that has to be approved as well.
            </Typography>
            {/* In the page from the first, so that it is read out when it comes. */}
            <Box role="status" paddingTop={held ? 4 : 0}>
              {held ? <Typography fontWeight="bold">{held}</Typography> : null}
            </Box>
          </Box>
          <NoteField
            label="A note for the approver"
            hint="If there is anything to look at in particular. Colleagues see it, the public does not."
            value={note}
            isDisabled={isWorking}
            onChange={change}
          />
        </Flex>
      </Modal.Body>
      <Refusal title="It was not asked." message={refusal} onClose={() => setRefusal(null)} />
      <Refusal
        title="What is saved could not be read."
        message={draft.state === 'failed' ? 'Close this, and try again in a minute.' : null}
      />
      <Modal.Footer>
        <Button variant="tertiary" disabled={isWorking} onClick={closeOrAsk}>
          Cancel
        </Button>
        <Button
          loading={isWorking}
          disabled={fingerprint === null}
          onClick={() => void send('/approval/ask', { ...entry, fingerprint, note })}
        >
          Ask for approval
        </Button>
      </Modal.Footer>
    </>
  );
}
