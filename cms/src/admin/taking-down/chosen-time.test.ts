import { describe, expect, it } from 'vitest';
import { readUkTime } from '../../taking-down/read-uk-time';
import { skippedTime } from '../../taking-down/uk-wall-clock';
import { chosenOf, noTime, orderOf, whyNoTime } from './chosen-time';

describe('a chosen time', () => {
  it.each([
    [noTime, { missing: 'Give a day and a time.' }],
    [{ ...noTime, day: '2026-11-27' }, { missing: 'Give a day and a time.' }],
    [
      { day: '2026-11-27', time: '09:30', zone: null },
      { order: { atUk: '2026-11-27T09:30', zone: 'GMT' } },
    ],
    [
      { day: '2027-07-01', time: '09:30', zone: null },
      { order: { atUk: '2027-07-01T09:30', zone: 'BST' } },
    ],
    [
      { day: '2026-10-25', time: '01:30', zone: null },
      { missing: 'That time comes twice. Choose which one.' },
    ],
    [
      { day: '2026-10-25', time: '01:30', zone: 'GMT' },
      { order: { atUk: '2026-10-25T01:30', zone: 'GMT' } },
    ],
    // The CMS refuses what does not exist, in words.
    [{ day: '2027-03-28', time: '01:30', zone: null }, { order: { atUk: '2027-03-28T01:30' } }],
  ] as const)('%o', (chosen, expected) => expect(orderOf(chosen)).toEqual(expected));

  it.each([
    ['2027-03-28', '00:59', null],
    ['2027-03-28', '01:00', skippedTime],
    ['2027-03-28', '01:59', skippedTime],
    ['2027-03-28', '02:00', null],
    ['2027-03-28', '', null],
    ['', '01:30', null],
    ['2026-10-25', '01:30', null],
  ])('of %s %s that clocks never show is told in the words of the CMS', (day, time, why) => {
    expect(whyNoTime({ day, time, zone: null })).toBe(why);
    if (why === null) return;
    const read = () => readUkTime(`${day}T${time}`, null, new Date(0), 'do it now');
    expect(read).toThrow(why);
  });

  it('is what was set before', () => {
    const set = { atUk: '2026-10-25T01:30', zone: 'GMT' } as const;
    expect(orderOf(chosenOf(set))).toEqual({ order: set });
  });
});
