import { useState } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useAskBeforeClosing } from '../ask-before-closing';
import { CloseQuestion } from '../CloseQuestion';
import { DateWarnings } from '../dates/DateWarnings';
import { Refusal } from '../Refusal';
import type { EntryRef, ReleaseState, TakeDown } from '../withdrawing/release-state';
import { chosenOf, noTime, orderOf } from './chosen-time';
import { EarlyReason } from './EarlyReason';
import { TakeDownFields } from './TakeDownFields';
import { useEarlyReason } from './use-early-reason';
import { useTakeDown } from './use-take-down';

/** The inside of the dialogue that sets, changes or cancels the time when an entry comes down. */
export function TakeDownForm({
  entry,
  takeDown,
  onSaved,
  onClose,
}: {
  entry: EntryRef;
  takeDown: TakeDown | null;
  onSaved(state: ReleaseState): void;
  onClose(): void;
}) {
  const { toggleNotification } = useNotification();
  const [chosen, setChosen] = useState(takeDown ? chosenOf(takeDown) : noTime);
  const early = useEarlyReason(entry, takeDown, chosen);
  const [isAsking, stay] = useAskBeforeClosing(early.wouldLose);
  const { working, refusal, setRefusal, send } = useTakeDown(entry, (state) => {
    const stays = state.isPublished ? 'It stays on the site.' : 'It does not come down by itself.';
    const message = state.takeDown ? 'The time is set.' : stays;
    onSaved(state);
    onClose();
    toggleNotification({ type: 'success', message });
  });

  const save = () => {
    const time = orderOf(chosen);
    if ('missing' in time) return setRefusal(time.missing);
    if (early.isRefused()) return;
    void send({ ...time.order, reason: early.sent });
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>
            At that time the page and its files go from the site by themselves, as if they had never
            been there. The draft stays here.
          </Typography>
          <TakeDownFields
            value={chosen}
            onChange={(value) => {
              setChosen(value);
              setRefusal(null);
            }}
          />
          <DateWarnings warnings={early.warnings} />
          {early.isAsked ? (
            <EarlyReason
              value={early.reason}
              isMissing={early.isMissing}
              isDisabled={working !== null}
              onChange={early.setReason}
            />
          ) : null}
        </Flex>
      </Modal.Body>
      <Refusal title="Nothing has changed." message={refusal} onClose={() => setRefusal(null)} />
      <Modal.Footer>
        <Button variant="tertiary" disabled={working !== null} onClick={onClose}>
          Close
        </Button>
        <Flex gap={2} wrap="wrap" justifyContent="flex-end">
          {takeDown ? (
            <Button
              variant="danger-light"
              loading={working === 'cancelling'}
              disabled={working === 'saving'}
              onClick={() => void send({ atUk: null })}
            >
              Cancel the take-down
            </Button>
          ) : null}
          <Button loading={working === 'saving'} disabled={working === 'cancelling'} onClick={save}>
            Save
          </Button>
        </Flex>
      </Modal.Footer>
      <CloseQuestion
        isOpen={isAsking}
        title="Close without saving?"
        onStay={stay}
        onClose={onClose}
      >
        The reason that you typed is not kept.
      </CloseQuestion>
    </>
  );
}
