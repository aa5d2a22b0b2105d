import { useState } from 'react';
import { Modal } from '@strapi/design-system';
import type { NewShare } from '../../sharing/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { announceChangedContent } from '../use-answer';
import { NewLink } from './NewLink';
import { ShareForm } from './ShareForm';

/** Makes a link to a draft, and shows it this once. */
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
  const [made, setMade] = useState<NewShare | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  const finish = (share: NewShare) => {
    setMade(share);
    announceChangedContent();
  };
  // A click beside the dialogue must not lose a link that is shown only now, or what was typed.
  const stay = (event: Event) => event.preventDefault();
  return (
    <Modal.Root open={isOpen} onOpenChange={(open: boolean) => (open ? undefined : close())}>
      <Modal.Content onInteractOutside={stay}>
        <Modal.Header>
          <Modal.Title>{made ? 'The link is ready' : 'Share before publication'}</Modal.Title>
        </Modal.Header>
        {made ? (
          <NewLink share={made} onClose={close} />
        ) : (
          <ShareForm entry={entry} seen={seen} onClose={close} onMade={finish} />
        )}
      </Modal.Content>
    </Modal.Root>
  );
}
