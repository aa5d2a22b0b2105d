import type { ChangeEvent } from 'react';
import { Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { ukMoments, type UkZone } from '../../taking-down/uk-wall-clock';
import { ChoiceList } from '../ChoiceList';
import { ukDayAndTime } from '../uk-time';

/** What an approver has chosen so far. */
export interface ChosenTime {
  /** `YYYY-MM-DD`, or nothing yet. */
  day: string;
  /** `HH:mm` on a UK clock, or nothing yet. */
  time: string;
  /** Which one, where the clocks show that time twice. */
  zone: UkZone | null;
}

const whichOne = [
  { value: 'BST', label: 'The first, before the clocks go back (BST)' },
  { value: 'GMT', label: 'The second, an hour later (GMT)' },
] as const;

/** The moments that a chosen time may mean: two in the hour that comes twice, until one is chosen. */
export function momentsOf({ day, time, zone }: ChosenTime) {
  const moments = ukMoments(`${day}T${time}`) ?? [];
  const chosen = moments.filter((moment) => moment.zone === zone);
  return moments.length > 1 && chosen.length > 0 ? chosen : moments;
}

/** The day, the time in the UK, and the moment that they mean in words. */
export function TakeDownFields({
  value,
  onChange,
}: {
  value: ChosenTime;
  onChange(value: ChosenTime): void;
}) {
  const comesTwice = (ukMoments(`${value.day}T${value.time}`) ?? []).length > 1;
  const [moment, other] = momentsOf(value);
  const change = (name: 'day' | 'time') => (event: ChangeEvent<HTMLInputElement>) =>
    onChange({ ...value, zone: null, [name]: event.target.value });
  return (
    <>
      <Flex gap={4} alignItems="flex-start" wrap="wrap">
        <Field.Root>
          <Field.Label>Day</Field.Label>
          <TextInput type="date" value={value.day} onChange={change('day')} />
        </Field.Root>
        <Field.Root>
          <Field.Label>Time in the UK</Field.Label>
          <TextInput type="time" value={value.time} onChange={change('time')} />
        </Field.Root>
      </Flex>
      {comesTwice ? (
        <ChoiceList
          question="The clocks go back that night, so that time comes twice. Which one?"
          choices={whichOne}
          value={value.zone}
          onChange={(zone) => onChange({ ...value, zone })}
        />
      ) : null}
      <Typography aria-live="polite" fontWeight="bold">
        {moment && !other ? meaningOf(moment) : ''}
      </Typography>
    </>
  );
}

function meaningOf({ at, zone }: { at: Date; zone: UkZone }): string {
  if (at.getTime() <= Date.now()) return 'That time is past. Choose a later one.';
  return `Comes down on ${ukDayAndTime(at)} ${zone}.`;
}
