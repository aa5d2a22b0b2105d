import { useState, type ChangeEvent } from 'react';
import { Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { ukMoments, type UkZone } from '../../taking-down/uk-wall-clock';
import { ChoiceList } from '../ChoiceList';
import { Refusal } from '../Refusal';
import { refusalOf } from '../refusal';
import { ukDayAndTime } from '../uk-time';
import type { EntryRef, ReleaseState, TakeDown } from '../withdrawing/release-state';

const noAnswer = 'The CMS gave no answer. What you chose is still here: please try again.';

const whichOne = [
  { value: 'BST', label: 'The first, before the clocks go back (BST)' },
  { value: 'GMT', label: 'The second, an hour later (GMT)' },
] as const;

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
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [day, setDay] = useState(takeDown?.atUk.slice(0, 10) ?? '');
  const [time, setTime] = useState(takeDown?.atUk.slice(11, 16) ?? '');
  const [chosenZone, setChosenZone] = useState<UkZone | null>(takeDown?.zone ?? null);
  const [working, setWorking] = useState<'saving' | 'cancelling' | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const moments = ukMoments(`${day}T${time}`) ?? [];
  const chosen = moments.length > 1 ? moments.find(({ zone }) => zone === chosenZone) : moments[0];

  const change = (set: (value: string) => void) => (event: ChangeEvent<HTMLInputElement>) => {
    set(event.target.value);
    setChosenZone(null);
    setRefusal(null);
  };

  const send = async (body: object, isCancelling: boolean) => {
    setWorking(isCancelling ? 'cancelling' : 'saving');
    setRefusal(null);
    try {
      const { data } = await post<{ data: ReleaseState }>('/editor-screens/take-down', {
        ...entry,
        ...body,
      });
      onSaved(data.data);
      onClose();
      toggleNotification({
        type: 'success',
        message: isCancelling ? 'It stays on the site.' : 'The time is set.',
      });
    } catch (error) {
      setRefusal(refusalOf(error, noAnswer));
    } finally {
      setWorking(null);
    }
  };

  const save = () => {
    if (!day || !time) return setRefusal('Give a day and a time.');
    if (moments.length > 1 && !chosen) {
      return setRefusal('That time comes twice. Choose which one.');
    }
    void send({ atUk: `${day}T${time}`, ...(chosen ? { zone: chosen.zone } : {}) }, false);
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>
            At that time the page and its files go from the site by themselves, as if they had never
            been there. The draft stays here.
          </Typography>
          <Flex gap={4} alignItems="flex-start" wrap="wrap">
            <Field.Root>
              <Field.Label>Day</Field.Label>
              <TextInput type="date" value={day} onChange={change(setDay)} />
            </Field.Root>
            <Field.Root>
              <Field.Label>Time in the UK</Field.Label>
              <TextInput type="time" value={time} onChange={change(setTime)} />
            </Field.Root>
          </Flex>
          {moments.length > 1 ? (
            <ChoiceList
              question="The clocks go back that night, so that time comes twice. Which one?"
              choices={whichOne}
              value={chosenZone}
              onChange={(zone) => {
                setChosenZone(zone);
                setRefusal(null);
              }}
            />
          ) : null}
          <Typography aria-live="polite" fontWeight="semiBold">
            {chosen ? `Comes down on ${ukDayAndTime(chosen.at)} ${chosen.zone}.` : ''}
          </Typography>
        </Flex>
      </Modal.Body>
      <Refusal title="Nothing has changed." message={refusal} />
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
              onClick={() => void send({ atUk: null }, true)}
            >
              Cancel the take-down
            </Button>
          ) : null}
          <Button loading={working === 'saving'} disabled={working === 'cancelling'} onClick={save}>
            Save
          </Button>
        </Flex>
      </Modal.Footer>
    </>
  );
}
