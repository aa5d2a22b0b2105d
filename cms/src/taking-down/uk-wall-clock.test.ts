import { describe, expect, it } from 'vitest';
import { ukMoments, ukTimeInWords, ukWallClock, ukZoneAt } from './uk-wall-clock';

const found = (text: string) =>
  ukMoments(text)?.map(({ at, zone }) => `${at.toISOString()} ${zone}`);

describe('the moments of a UK time', () => {
  it.each([
    ['2026-11-26T10:15', ['2026-11-26T10:15:00.000Z GMT']],
    ['2026-07-01T10:15', ['2026-07-01T09:15:00.000Z BST']],
    ['2027-03-28T00:59', ['2027-03-28T00:59:00.000Z GMT']],
    ['2027-03-28T01:30', []],
    ['2027-03-28T02:00', ['2027-03-28T01:00:00.000Z BST']],
    ['2026-10-25T01:30', ['2026-10-25T00:30:00.000Z BST', '2026-10-25T01:30:00.000Z GMT']],
    ['2026-10-25T02:00', ['2026-10-25T02:00:00.000Z GMT']],
  ])('%s', (text, moments) => expect(found(text)).toEqual(moments));

  it.each([
    '',
    'tomorrow',
    '2026-02-30T10:00',
    '2026-11-26T24:00',
    '2026-11-26',
    '2026-11-26T10:15Z',
  ])('there are none of %o', (text) => expect(ukMoments(text)).toBeNull());
});

it('a moment as a UK clock shows it', () => {
  expect(ukWallClock(new Date('2026-07-01T09:15:00Z'))).toBe('2026-07-01T10:15');
  expect(ukZoneAt(new Date('2026-12-31T23:59:59Z'))).toBe('GMT');
  expect(ukTimeInWords(new Date('2026-07-01T09:15:00Z'))).toBe('01/07/2026, 10:15 BST');
});
