import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useEffect, useState } from 'react';
import { ukDayAndTime } from '../uk-time';
import { announceChangedContent } from '../use-answer';
import type { EntryRef, ReleaseState, TakeDown } from '../withdrawing/release-state';
import { TakeDownForm } from './TakeDownForm';

/** Until when the public can read an entry, and for those who may a way to say so. */
export function TakeDownFacts({
  entry,
  takeDown,
  mayTakeDown,
  setState,
}: {
  entry: EntryRef;
  takeDown: TakeDown | null;
  mayTakeDown: boolean;
  setState(state: ReleaseState): void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  useAnswersAfter(takeDown?.at);
  if (!takeDown && !mayTakeDown) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {takeDown ? (
        <Typography>
          Comes down on {ukDayAndTime(new Date(takeDown.at))} {takeDown.zone}.
        </Typography>
      ) : null}
      {mayTakeDown ? (
        <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
          <Modal.Trigger>
            <Button
              variant="tertiary"
              fullWidth
              startIcon={<Clock />}
              aria-label={takeDown ? 'Change time… of the take-down' : undefined}
            >
              {takeDown ? 'Change time…' : 'Take down at…'}
            </Button>
          </Modal.Trigger>
          <Modal.Content>
            <Modal.Header>
              <Modal.Title>Take down at</Modal.Title>
            </Modal.Header>
            <TakeDownForm
              entry={entry}
              takeDown={takeDown}
              onSaved={setState}
              onClose={() => setIsOpen(false)}
            />
          </Modal.Content>
        </Modal.Root>
      ) : null}
    </Flex>
  );
}

/** How long the CMS takes to carry a take-down out, and the longest wait of a browser's clock. */
const graceMs = 3000;
const longestWaitMs = 2 ** 31 - 1;

/** A screen that is open when the time comes must not go on saying that it will. */
function useAnswersAfter(at: string | undefined): void {
  useEffect(() => {
    const wait = at === undefined ? 0 : Date.parse(at) - Date.now();
    if (wait <= 0 || wait > longestWaitMs - graceMs) return;
    const timer = setTimeout(announceChangedContent, wait + graceMs);
    return () => clearTimeout(timer);
  }, [at]);
}
