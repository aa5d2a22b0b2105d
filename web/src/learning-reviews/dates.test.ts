import { describe, expect, test } from 'vitest';
import { describePeriod, formatDay, yearOf } from './dates.ts';

describe('dates', () => {
  test('a day is written in UK English, in winter and in summer', () => {
    expect(formatDay('2026-01-01')).toBe('1 January 2026');
    expect(formatDay('2026-07-31')).toBe('31 July 2026');
  });

  test('the year of a day is its first four digits', () => {
    expect(yearOf('2016-09-12')).toBe(2016);
  });
});

describe('the period reviewed', () => {
  test.each([
    [{ from: { year: 2017, quarter: null }, to: null }, '2017'],
    [{ from: { year: 2021, quarter: 2 }, to: null }, 'April to June 2021'],
    [
      { from: { year: 2021, quarter: 2 }, to: { year: 2022, quarter: null } },
      'April to June 2021 to 2022',
    ],
    [
      { from: { year: 2019, quarter: 1 }, to: { year: 2019, quarter: 3 } },
      'January to September 2019',
    ],
    [
      { from: { year: 2019, quarter: 4 }, to: { year: 2019, quarter: 4 } },
      'October to December 2019',
    ],
    [
      { from: { year: 2019, quarter: 4 }, to: { year: 2022, quarter: 3 } },
      'October 2019 to September 2022',
    ],
    [
      { from: { year: 2018, quarter: null }, to: { year: 2023, quarter: 4 } },
      '2018 to December 2023',
    ],
    [{ from: { year: 2018, quarter: null }, to: { year: 2019, quarter: null } }, '2018 to 2019'],
  ])('%j is written %s', (period, words) => {
    expect(describePeriod(period)).toBe(words);
  });
});
