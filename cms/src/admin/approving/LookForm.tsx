import { useEffect, useId, useState } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { ApprovalAnswer, LookAnswer } from '../../approving/answers';
import type { ReleasePlanAnswer } from '../../scheduling/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { Refusal } from '../Refusal';
import { useOrder } from '../schedule/use-order';
import { useAnswer } from '../use-answer';
import { Look } from './Look';
import { NoteField } from './NoteField';
import { useLook } from './use-look';
import { whyNotApprove } from './why-not-approve';

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
  const query = new URLSearchParams({ uid: entry.uid, documentId: entry.documentId });
  const [when, askWhen] = useAnswer<ReleasePlanAnswer>(`/release-plan?${query}`);
  const whyNot = look.state === 'ready' ? whyNotApprove(look.data) : null;
  const whyNotId = useId();
  const [note, setNote] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { isWorking, refusal, setRefusal, send } = useOrder<ApprovalAnswer>(({ approved }) => {
    close();
    const message = approved
      ? 'Approved. It goes out at its time, at once if that has passed; without one, publish it or plan it.'
      : 'Sent back. Whoever asked sees why.';
    toggleNotification({ type: 'success', message });
  });
  const change = (typed: string) => {
    setNote(typed);
    setIsMissing(false);
    onTyped(typed.trim() !== '');
  };
  // It may be refused because the time was changed, and that is what to look at again.
  useEffect(() => {
    if (refusal !== null) void askWhen();
  }, [refusal, askWhen]);
  const approve = ({ fingerprint }: LookAnswer, { release, takeDown }: ReleasePlanAnswer) => {
    const takeDownAt = takeDown?.at ?? null;
    const seen = release && { id: release.id, at: release.at, takeDownAt };
    void send('/approval/approve', { ...entry, fingerprint, note, release: seen });
  };
  const sendBack = ({ fingerprint }: LookAnswer) => {
    if (note.trim() === '') return setIsMissing(true);
    void send('/approval/send-back', { ...entry, fingerprint, note });
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Look {...{ entry, title, request, look, when }} />
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
          <Flex direction="column" alignItems="flex-end" gap={2}>
            {mayApprove && whyNot !== null ? (
              <Typography id={whyNotId} variant="pi" textColor="danger600">
                {whyNot}
              </Typography>
            ) : null}
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
              {mayApprove && when.state === 'ready' ? (
                <Button
                  loading={isWorking}
                  disabled={whyNot !== null}
                  aria-describedby={whyNot === null ? undefined : whyNotId}
                  onClick={() => approve(look.data, when.data)}
                >
                  Approve
                </Button>
              ) : null}
            </Flex>
          </Flex>
        ) : null}
      </Modal.Footer>
    </>
  );
}
