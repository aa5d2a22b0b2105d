import { useState, type ReactElement } from 'react';
import { Modal } from '@strapi/design-system';
import type { ReleaseAnswer } from '../../scheduling/answers';
import { CloseQuestion } from '../CloseQuestion';
import { PlanForm } from './PlanForm';
import type { FoundEntry } from './use-found-entries';

/** A button, and the dialogue behind it in which a release is planned. */
export function PlanDialogue({
  entries,
  trigger,
  onPlanned,
}: {
  /** What is chosen at first. */
  entries: readonly FoundEntry[];
  trigger: ReactElement;
  onPlanned?(release: ReleaseAnswer): void;
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
            <Modal.Title>Plan a release</Modal.Title>
          </Modal.Header>
          <PlanForm
            entries={entries}
            onChanged={() => setWouldLose(true)}
            onClose={closeOrAsk}
            onPlanned={(release) => {
              close();
              onPlanned?.(release);
            }}
          />
        </Modal.Content>
      </Modal.Root>
      <CloseQuestion
        isOpen={isAsking}
        title="Close without planning it?"
        onStay={() => setIsAsking(false)}
        onClose={close}
      >
        What you chose is not kept.
      </CloseQuestion>
    </>
  );
}
