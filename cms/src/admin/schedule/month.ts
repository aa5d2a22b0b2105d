import { ukMoments, ukWallClock } from '../../taking-down/uk-wall-clock';

const dayMs = 24 * 60 * 60 * 1000;

const inUtc = { timeZone: 'UTC' } as const;
const monthFormat = new Intl.DateTimeFormat('en-GB', { ...inUtc, month: 'long', year: 'numeric' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { ...inUtc, dateStyle: 'full' });

/** The day that a UK calendar shows at a moment: `YYYY-MM-DD`. */
export function ukDayOf(at: Date): string {
  return ukWallClock(at).slice(0, 10);
}

/** The month that a UK calendar shows at a moment: `YYYY-MM`. */
export function ukMonthOf(at: Date): string {
  return ukWallClock(at).slice(0, 7);
}

/** The month that comes so many months after `YYYY-MM`, or before it. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The weeks of a month from Monday to Sunday, with the days of its neighbours that fill them. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00Z`);
  const end = Date.parse(`${monthAfter(month, 1)}-01T00:00Z`);
  const weeks: string[][] = [];
  for (let monday = mondayBefore(first); monday < end; monday += 7 * dayMs) {
    weeks.push(Array.from({ length: 7 }, (_, index) => isoDay(monday + index * dayMs)));
  }
  return weeks;
}

/**
 * The moments between which everything lies that the weeks of a month show.
 *
 * @returns ISO 8601, UTC; `to` is the first moment that is no longer shown
 */
export function spanOf(month: string): { from: string; to: string } {
  const days = weeksOf(month).flat();
  const last = Date.parse(`${days.at(-1)}T00:00Z`);
  return { from: ukMidnight(String(days[0])), to: ukMidnight(isoDay(last + dayMs)) };
}

/** "November 2026". */
export function monthInWords(month: string): string {
  return monthFormat.format(new Date(`${month}-01T00:00Z`));
}

/** "Friday 27 November 2026". */
export function dayInWords(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00Z`)).replace(',', '');
}

/** A UK day begins once: clocks change in the hour after one in the morning. */
function ukMidnight(day: string): string {
  const [moment] = ukMoments(`${day}T00:00`) ?? [];
  if (!moment) throw new Error(`${day} has no midnight.`);
  return moment.at.toISOString();
}

function mondayBefore(time: number): number {
  const daysSinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return time - daysSinceMonday * dayMs;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
