import { describe, expect, it } from 'vitest';
import { dayInWords, monthAfter, monthInWords, spanOf, ukDayOf, ukMonthOf, weeksOf } from './month';

const months = Array.from({ length: 36 }, (_, index) => monthAfter('2026-01', index));

describe('the weeks of a month', () => {
  it('begin on Monday and hold the days around the month', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ]);
    expect(weeks[5]?.at(-1)).toBe('2026-12-06');
  });

  it('are four when a February fills them', () => {
    expect(weeksOf('2027-02').map(([monday]) => monday)).toEqual([
      '2027-02-01',
      '2027-02-08',
      '2027-02-15',
      '2027-02-22',
    ]);
  });

  it.each(months)('%s: every day once, in order, whole weeks', (month) => {
    const days = weeksOf(month).flat();
    expect(days.length % 7).toBe(0);
    days.slice(1).forEach((day, index) => {
      expect(Date.parse(day) - Date.parse(String(days[index]))).toBe(86_400_000);
    });
    const [, number] = month.split('-').map(Number);
    const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(number), 0)).getUTCDate();
    expect(days.filter((day) => day.startsWith(month))).toHaveLength(last);
  });
});

describe('what a month asks for', () => {
  it('begins and ends at midnight in the UK, whatever the clocks do', () => {
    expect(spanOf('2026-11')).toEqual({
      from: '2026-10-26T00:00:00.000Z',
      to: '2026-12-07T00:00:00.000Z',
    });
    expect(spanOf('2026-10')).toEqual({
      from: '2026-09-27T23:00:00.000Z',
      to: '2026-11-02T00:00:00.000Z',
    });
    expect(spanOf('2027-07')).toEqual({
      from: '2027-06-27T23:00:00.000Z',
      to: '2027-08-01T23:00:00.000Z',
    });
  });

  it.each(months)('%s: its first and last moments lie on its first and last days', (month) => {
    const { from, to } = spanOf(month);
    const days = weeksOf(month).flat();
    expect(ukDayOf(new Date(from))).toBe(days[0]);
    expect(ukDayOf(new Date(Date.parse(from) - 1))).not.toBe(days[0]);
    expect(ukDayOf(new Date(Date.parse(to) - 1))).toBe(days.at(-1));
    expect(ukDayOf(new Date(to))).not.toBe(days.at(-1));
  });
});

describe('days and months', () => {
  it('are those of a UK calendar', () => {
    expect(ukDayOf(new Date('2027-06-30T23:30:00Z'))).toBe('2027-07-01');
    expect(ukMonthOf(new Date('2027-06-30T23:30:00Z'))).toBe('2027-07');
    expect(ukMonthOf(new Date('2027-11-30T23:30:00Z'))).toBe('2027-11');
  });

  it('pass the end of a year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01');
    expect(monthAfter('2027-01', -1)).toBe('2026-12');
  });

  it('in words', () => {
    expect(monthInWords('2026-11')).toBe('November 2026');
    expect(dayInWords('2026-11-27')).toBe('Friday 27 November 2026');
  });
});
