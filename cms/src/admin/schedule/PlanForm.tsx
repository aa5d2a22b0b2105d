import { useState } from 'react';
import { Button, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import type { ReleaseAnswer } from '../../scheduling/answers';
import { DateWarnings } from '../dates/DateWarnings';
import { useDateWarnings } from '../dates/use-date-warnings';
import { WantsReceipt } from '../receipts/WantsReceipt';
import { Refusal } from '../Refusal';
import { noTime, orderOf, goLive } from '../taking-down/chosen-time';
import { TakeDownFields } from '../taking-down/TakeDownFields';
import { ukDayAndTime } from '../uk-time';
import { EntryPicker } from './EntryPicker';
import { readSeenDraft } from './seen-draft';
import type { FoundEntry } from './use-found-entries';
import { useOrder } from './use-order';

/** The inside of the dialogue that plans a release: what goes out, when, and who hears of it. */
export function PlanForm({
  entries,
  onChanged,
  onClose,
  onPlanned,
}: {
  /** What is chosen at first. */
  entries: readonly FoundEntry[];
  /** Told when there is something to lose. */
  onChanged(): void;
  onClose(): void;
  onPlanned(release: ReleaseAnswer): void;
}) {
  const { toggleNotification } = useNotification();
  const { get } = useFetchClient();
  const [chosen, setChosen] = useState([...entries]);
  const [time, setTime] = useState(noTime);
  const [title, setTitle] = useState('');
  const [wantsReceipt, setWantsReceipt] = useState(false);
  const warnings = useDateWarnings(chosen, goLive(time));
  const { isWorking, refusal, setRefusal, send } = useOrder<ReleaseAnswer>((release) => {
    const when = `${ukDayAndTime(new Date(release.at))} ${release.zone}`;
    toggleNotification({ type: 'success', message: `Planned for ${when}.` });
    onPlanned(release);
  });

  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setRefusal(null);
      onChanged();
    };
  const choose = (picked: FoundEntry[]) =>
    changing(setChosen)(
      picked.map((entry) => ({ ...entry, seen: entry.seen ?? readSeenDraft(get, entry) })),
    );
  const save = async () => {
    if (chosen.length === 0) return setRefusal('Choose what goes out.');
    const read = orderOf(time);
    if ('missing' in read) return setRefusal(read.missing);
    const named = await Promise.all(
      chosen.map(async ({ uid, documentId, seen }) => {
        return { uid, documentId, fingerprint: await seen };
      }),
    );
    await send('/releases', { ...read.order, title, entries: named, wantsReceipt });
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <EntryPicker chosen={chosen} onChange={choose} />
          <TakeDownFields value={time} verb="Goes out" onChange={changing(setTime)} />
          <DateWarnings warnings={warnings.state === 'ready' ? warnings.data : []} />
          {chosen.length > 1 ? (
            <Field.Root hint="For your colleagues; readers never see it. Leave it empty to use the titles.">
              <Field.Label>Name of the release</Field.Label>
              <TextInput
                value={title}
                autoComplete="off"
                onChange={({ target }: { target: { value: string } }) =>
                  changing(setTitle)(target.value)
                }
              />
              <Field.Hint />
            </Field.Root>
          ) : null}
          <WantsReceipt value={wantsReceipt} onChange={changing(setWantsReceipt)} />
        </Flex>
      </Modal.Body>
      <Refusal title="Nothing was planned." message={refusal} onClose={() => setRefusal(null)} />
      <Modal.Footer>
        <Button variant="tertiary" disabled={isWorking} onClick={onClose}>
          Close
        </Button>
        <Button loading={isWorking} onClick={() => void save()}>
          {isWorking ? 'Checking what goes out' : 'Plan it'}
        </Button>
      </Modal.Footer>
    </>
  );
}
