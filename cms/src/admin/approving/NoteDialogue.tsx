import { useState, type ReactNode } from 'react';
import { Modal } from '@strapi/design-system';
import { CloseQuestion } from '../CloseQuestion';

/** A dialogue in which somebody types a note, that does not close and lose it without a question. */
export function NoteDialogue({
  title,
  trigger,
  children,
}: {
  title: string;
  trigger: ReactNode;
  /** Told how to close it at once, and whether there is anything to lose. */
  children(
    close: () => void,
    closeOrAsk: () => void,
    onTyped: (isTyped: boolean) => void,
  ): ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [wouldLose, setWouldLose] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const close = () => {
    setIsOpen(false);
    setWouldLose(false);
    setIsAsking(false);
  };
  const closeOrAsk = () => (wouldLose ? setIsAsking(true) : close());
  return (
    <>
      <Modal.Root
        open={isOpen}
        onOpenChange={(open: boolean) => (open ? setIsOpen(true) : closeOrAsk())}
      >
        <Modal.Trigger>{trigger}</Modal.Trigger>
        <Modal.Content onInteractOutside={(event: Event) => event.preventDefault()}>
          <Modal.Header>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          {children(close, closeOrAsk, setWouldLose)}
        </Modal.Content>
      </Modal.Root>
      <CloseQuestion
        isOpen={isAsking}
        title="Close without sending your note?"
        onStay={() => setIsAsking(false)}
        onClose={close}
      >
        What you typed is not kept.
      </CloseQuestion>
    </>
  );
}
