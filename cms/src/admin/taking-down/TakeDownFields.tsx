import type { ChangeEvent } from 'react';
import { Box, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { ukMoments, type UkZone } from '../../taking-down/uk-wall-clock';
import { ChoiceList } from '../ChoiceList';
import { ukDayAndTime } from '../uk-time';
import { type ChosenTime, momentsOf, whyNoTime } from './chosen-time';

const whichOne = [
  { value: 'BST', label: 'The first, before the clocks go back (BST)' },
  { value: 'GMT', label: 'The second, an hour later (GMT)' },
] as const;

/** The day, the time in the UK, and the moment that they mean in words. */
export function TakeDownFields({
  value,
  verb = 'Comes down',
  onChange,
}: {
  value: ChosenTime;
  /** What happens then. */
  verb?: 'Comes down' | 'Goes out';
  onChange(value: ChosenTime): void;
}) {
  const comesTwice = (ukMoments(`${value.day}T${value.time}`) ?? []).length > 1;
  const [moment, other] = momentsOf(value);
  const change = (name: 'day' | 'time') => (event: ChangeEvent<HTMLInputElement>) =>
    onChange({ ...value, zone: null, [name]: event.target.value });
  return (
    <>
      <Field.Root error={whyNoTime(value) ?? undefined}>
        <Flex gap={4} alignItems="flex-start" wrap="wrap">
          <Field.Root>
            <Field.Label>Day</Field.Label>
            <TextInput type="date" value={value.day} onChange={change('day')} />
          </Field.Root>
          <Flex direction="column" alignItems="stretch" gap={1}>
            <Field.Label>Time in the UK</Field.Label>
            <TextInput type="time" value={value.time} onChange={change('time')} />
          </Flex>
        </Flex>
        <Box aria-live="polite">
          <Field.Error />
        </Box>
      </Field.Root>
      {comesTwice ? (
        <ChoiceList
          question="The clocks go back that night, so that time comes twice. Which one?"
          choices={whichOne}
          value={value.zone}
          onChange={(zone) => onChange({ ...value, zone })}
        />
      ) : null}
      <Typography aria-live="polite" fontWeight="bold">
        {moment && !other ? meaningOf(verb, moment) : ''}
      </Typography>
    </>
  );
}

function meaningOf(verb: string, { at, zone }: { at: Date; zone: UkZone }): string {
  if (at.getTime() <= Date.now()) return 'That time is past. Choose a later one.';
  return `${verb} on ${ukDayAndTime(at)} ${zone}.`;
}
