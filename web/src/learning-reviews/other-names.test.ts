import { expect, test } from 'vitest';
import { dayInLondon, otherNameSentence } from './other-names.ts';

const scr = { shortName: 'SCR', fullName: 'Serious Case Reviews', note: null };

test.each([
  [null, '2018-06-28', 'Formerly called Serious Case Reviews (SCR) until 28 June 2018.'],
  [
    '2006-04-01',
    '2018-06-28',
    'Formerly called Serious Case Reviews (SCR) from 1 April 2006 until 28 June 2018.',
  ],
  ['2030-01-01', null, 'To be called Serious Case Reviews (SCR) from 1 January 2030.'],
  ['2020-01-01', null, 'Called Serious Case Reviews (SCR) since 1 January 2020.'],
  [null, null, 'Another name: Serious Case Reviews (SCR).'],
])('used from %s until %s: %s', (usedFrom, usedUntil, sentence) => {
  expect(otherNameSentence({ ...scr, usedFrom, usedUntil }, '2026-11-23')).toBe(sentence);
});

test('the day changes at midnight in London, not in UTC', () => {
  expect(dayInLondon(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  expect(dayInLondon(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
});
