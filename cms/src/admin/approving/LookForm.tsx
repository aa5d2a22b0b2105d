import { useState } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { ApprovalAnswer, LookAnswer } from '../../approving/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { Refusal } from '../Refusal';
import { useOrder } from '../schedule/use-order';
import { Look } from './Look';
import { NoteField } from './NoteField';
import { useLook } from './use-look';

const missing = 'Say what has to change, for whoever asked.';

/** The inside of the dialogue in which an approver decides; what was typed stays when it fails. */
export function LookForm({
  entry,
  title,
  answer: { request, mayApprove, maySendBack },
  close,
  closeOrAsk,
  onTyped,
}: {
  entry: EntryRef;
  title: string;
  answer: ApprovalAnswer;
  close(): void;
  closeOrAsk(): void;
  onTyped(isTyped: boolean): void;
}) {
  const { toggleNotification } = useNotification();
  const look = useLook(entry);
  const [note, setNote] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { isWorking, refusal, setRefusal, send } = useOrder<ApprovalAnswer>(({ approved }) => {
    close();
    const message = approved
      ? 'Approved. Publish it, or plan when it goes live.'
      : 'Sent back. Whoever asked sees why.';
    toggleNotification({ type: 'success', message });
  });
  const change = (typed: string) => {
    setNote(typed);
    setIsMissing(false);
    onTyped(typed.trim() !== '');
  };
  const decide = (action: string, { fingerprint }: LookAnswer) =>
    void send(`/approval/${action}`, { ...entry, fingerprint, note });
  const sendBack = (seen: LookAnswer) => {
    if (note.trim() === '') return setIsMissing(true);
    decide('send-back', seen);
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Look {...{ entry, title, request, look }} />
          <NoteField
            label="Your note"
            hint="Needed to send it back. Colleagues see it, the public does not."
            value={note}
            error={isMissing ? missing : undefined}
            isDisabled={isWorking}
            onChange={change}
          />
        </Flex>
      </Modal.Body>
      <Refusal title="Nothing was decided." message={refusal} onClose={() => setRefusal(null)} />
      <Modal.Footer>
        <Button variant="tertiary" disabled={isWorking} onClick={closeOrAsk}>
          Close
        </Button>
        {look.state === 'ready' ? (
          <Flex gap={2} wrap="wrap" justifyContent="flex-end">
            {maySendBack ? (
              <Button
                variant="danger-light"
                disabled={isWorking}
                onClick={() => sendBack(look.data)}
              >
                Send back
              </Button>
            ) : null}
            {mayApprove ? (
              <Button loading={isWorking} onClick={() => decide('approve', look.data)}>
                Approve
              </Button>
            ) : null}
          </Flex>
        ) : null}
      </Modal.Footer>
    </>
  );
}
