import type { Day } from './calendar-days';

/** Days on which an entry should not go live. */
export interface AvoidedDays {
  from: Day;
  /** The last of them; null for one day. */
  until: Day | null;
  everyYear: boolean;
}

/** Whether a day is one to avoid. A 29 February that comes every year is both its neighbours too. */
export function isAvoided(day: Day, { from, until, everyYear }: AvoidedDays): boolean {
  const last = until ?? from;
  if (!everyYear || last < from) return from <= day && day <= last;
  if (last >= nextYear(from)) return true;
  const [date, first, end] = [day, inEachYear(from, '02-28'), inEachYear(last, '03-01')].map(
    (one) => one.slice(-5),
  ) as [string, string, string];
  return first <= end ? first <= date && date <= end : first <= date || date <= end;
}

function inEachYear(day: Day, instead: string): string {
  return day.endsWith('-02-29') ? instead : day;
}

function nextYear(day: Day): Day {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
