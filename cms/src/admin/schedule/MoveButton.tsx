import { useEffect, useState } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type { ReleaseAnswer } from '../../scheduling/answers';
import { DateWarnings } from '../dates/DateWarnings';
import { useDateWarnings } from '../dates/use-date-warnings';
import { Refusal } from '../Refusal';
import { chosenOf, orderOf, goLive } from '../taking-down/chosen-time';
import { TakeDownFields } from '../taking-down/TakeDownFields';
import { announceChangedContent } from '../use-answer';
import { useOrder } from './use-order';
import { nameOf, takeDownsOf } from './words';

/** Gives a release another time. */
export function MoveButton({ release }: { release: ReleaseAnswer }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button
          variant="secondary"
          size="S"
          startIcon={<Clock />}
          aria-label={`Move… ${nameOf(release)}`}
        >
          Move…
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>Move the release</Modal.Title>
        </Modal.Header>
        <MoveForm release={release} onClose={() => setIsOpen(false)} />
      </Modal.Content>
    </Modal.Root>
  );
}

function MoveForm({ release, onClose }: { release: ReleaseAnswer; onClose(): void }) {
  const { toggleNotification } = useNotification();
  const [chosen, setChosen] = useState(chosenOf(release));
  const warnings = useDateWarnings(release.items, goLive(chosen));
  const { isWorking, refusal, setRefusal, send } = useOrder<unknown>(() => {
    onClose();
    toggleNotification({ type: 'success', message: 'Moved. The new time holds from now on.' });
  });
  const save = () => {
    const time = orderOf(chosen);
    if ('missing' in time) return setRefusal(time.missing);
    void send(`/releases/${release.id}/move`, { ...time.order, timeSetAt: release.timeSetAt });
  };
  // It may be refused because the times were changed, and those are to be looked at again.
  useEffect(() => {
    if (refusal !== null) announceChangedContent();
  }, [refusal]);
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography className="learning-reviews-typed">
            When should <bdi>{nameOf(release)}</bdi> go out?
          </Typography>
          <TakeDownFields
            value={chosen}
            verb="Goes out"
            onChange={(value) => {
              setChosen(value);
              setRefusal(null);
            }}
          />
          {takeDownsOf(release).map((sentence) => (
            <Typography key={sentence} className="learning-reviews-typed">
              {sentence}
            </Typography>
          ))}
          <DateWarnings warnings={warnings.state === 'ready' ? warnings.data : []} />
        </Flex>
      </Modal.Body>
      <Refusal title="It was not moved." message={refusal} onClose={() => setRefusal(null)} />
      <Modal.Footer>
        <Button variant="tertiary" disabled={isWorking} onClick={onClose}>
          Close
        </Button>
        <Button loading={isWorking} onClick={save}>
          Move it
        </Button>
      </Modal.Footer>
    </>
  );
}
