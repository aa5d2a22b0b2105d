import { useState } from 'react';
import { Modal } from '@strapi/design-system';
import type { NewShare } from '../../sharing/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { CloseQuestion } from '../CloseQuestion';
import { announceChangedContent } from '../use-answer';
import { NewLink } from './NewLink';
import { ShareForm } from './ShareForm';

/**
 * A link that nobody has copied yet, by its entry. Strapi makes the screen anew when a tablet is
 * turned, and the link is shown by no other answer of the CMS.
 */
const notCopied = new Map<string, NewShare>();

/** Makes a link to a draft, and shows it this once. Closing it loses neither without a question. */
export function ShareDialogue({
  entry,
  seen,
  isOpen,
  onClose,
}: {
  entry: EntryRef;
  seen: string;
  isOpen: boolean;
  onClose(): void;
}) {
  const [made, setMade] = useState(notCopied.get(entry.documentId) ?? null);
  const [wouldLose, setWouldLose] = useState(made !== null);
  const [isAsking, setIsAsking] = useState(false);
  const close = () => {
    notCopied.delete(entry.documentId);
    setMade(null);
    setWouldLose(false);
    setIsAsking(false);
    onClose();
  };
  const closeOrAsk = () => (wouldLose ? setIsAsking(true) : close());
  const finish = (share: NewShare) => {
    notCopied.set(entry.documentId, share);
    setMade(share);
    setWouldLose(true);
    announceChangedContent();
  };
  // A click beside the dialogue is no wish to close it.
  const stay = (event: Event) => event.preventDefault();
  return (
    <>
      <Modal.Root
        open={isOpen || made !== null}
        onOpenChange={(open: boolean) => (open ? undefined : closeOrAsk())}
      >
        <Modal.Content onInteractOutside={stay}>
          <Modal.Header>
            <Modal.Title>{made ? 'The link is ready' : 'Share before publication'}</Modal.Title>
          </Modal.Header>
          {made ? (
            <NewLink share={made} onCopied={() => setWouldLose(false)} onClose={closeOrAsk} />
          ) : (
            <ShareForm
              entry={entry}
              seen={seen}
              onTyped={setWouldLose}
              onClose={close}
              onMade={finish}
            />
          )}
        </Modal.Content>
      </Modal.Root>
      <CloseQuestion
        isOpen={isAsking}
        title={made ? 'Close without copying the link?' : 'Close without making a link?'}
        onStay={() => setIsAsking(false)}
        onClose={close}
      >
        {made
          ? 'It is shown only this once. Without it you would have to revoke this link and make another.'
          : 'What you typed is not kept.'}
      </CloseQuestion>
    </>
  );
}
