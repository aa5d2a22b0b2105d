import { describe, expect, it } from 'vitest';
import { isAvoided } from './avoided-days';
import { bankHolidaysOf } from './bank-holidays';
import { addDays, addMonths, dayInWords, isWeekend, ukDayOf } from './calendar-days';
import { isWorkingDay, workingDayBefore } from './working-days';

describe('days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2027-03-28', 1, '2027-03-29'],
    ['2026-10-25', -1, '2026-10-24'],
  ])('%s and %i days is %s', (day, count, sum) => expect(addDays(day, count)).toBe(sum));

  it.each([
    ['2026-11-26', 12, '2027-11-26'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-08-31', 3, '2026-11-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-11-30', 15, '2028-02-29'],
  ])('%s and %i months is %s', (day, count, sum) => expect(addMonths(day, count)).toBe(sum));

  it.each([
    ['2026-06-30T23:30:00Z', '2026-07-01'],
    ['2026-12-31T23:30:00Z', '2026-12-31'],
  ])('of the UK at %s is %s', (moment, day) => expect(ukDayOf(new Date(moment))).toBe(day));

  it('in words', () => expect(dayInWords('2026-12-03')).toBe('Thursday 3 December 2026'));

  it('of a weekend', () => {
    expect(['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('working days', () => {
  const england = bankHolidaysOf('England and Wales', []);
  const scotland = bankHolidaysOf('Scotland', [{ day: '2026-12-24', name: 'Local holiday' }]);

  it.each([
    ['2026-12-03', 7, '2026-11-24'],
    ['2026-12-07', 1, '2026-12-04'],
    ['2026-12-06', 1, '2026-12-04'],
    ['2026-12-29', 1, '2026-12-24'],
    ['2027-01-04', 4, '2026-12-24'],
    ['2026-04-07', 1, '2026-04-02'],
    ['2026-12-05', 0, '2026-12-05'],
  ])('before %s, %i of them in England: %s', (day, count, found) =>
    expect(workingDayBefore(day, count, england)).toBe(found),
  );

  it.each([
    ['2027-01-05', 1, '2026-12-31'],
    ['2026-12-29', 1, '2026-12-23'],
    ['2026-04-07', 1, '2026-04-06'],
    ['2026-12-01', 1, '2026-11-27'],
  ])('before %s, %i of them in Scotland: %s', (day, count, found) =>
    expect(workingDayBefore(day, count, scotland)).toBe(found),
  );

  it('are neither weekends nor bank holidays', () => {
    expect(isWorkingDay('2026-12-24', england)).toBe(true);
    expect(isWorkingDay('2026-12-25', england)).toBe(false);
    expect(isWorkingDay('2026-12-26', england)).toBe(false);
  });
});

describe('days to avoid', () => {
  const days = (from: string, until: string | null, everyYear: boolean) => ({
    from,
    until,
    everyYear,
  });

  it.each([
    ['2027-05-04', days('2027-05-04', null, false), true],
    ['2027-05-05', days('2027-05-04', null, false), false],
    ['2028-05-04', days('2027-05-04', null, false), false],
    ['2027-05-06', days('2027-05-04', '2027-05-06', false), true],
    ['2027-05-07', days('2027-05-04', '2027-05-06', false), false],
    ['2031-05-04', days('2011-05-04', null, true), true],
    ['2031-05-05', days('2011-05-04', null, true), false],
    ['2028-01-01', days('2020-12-30', '2021-01-02', true), true],
    ['2028-12-30', days('2020-12-30', '2021-01-02', true), true],
    ['2028-01-03', days('2020-12-30', '2021-01-02', true), false],
    ['2027-02-28', days('2020-02-29', null, true), true],
    ['2027-03-01', days('2020-02-29', null, true), true],
    ['2028-02-29', days('2020-02-29', null, true), true],
    ['2027-03-02', days('2020-02-29', null, true), false],
    ['2027-08-08', days('2020-05-05', '2021-05-05', true), true],
    ['2020-05-04', days('2020-05-05', '2020-05-03', true), false],
  ])('%s, with %o: %o', (day, avoided, isOne) => expect(isAvoided(day, avoided)).toBe(isOne));
});
