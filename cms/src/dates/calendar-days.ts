import { ukWallClock } from '../taking-down/uk-wall-clock';

/** A day of the calendar, `YYYY-MM-DD`. As text, days compare in their order. */
export type Day = string;

const inWords = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'full' });

/** The day that UK calendars show at a moment. */
export function ukDayOf(moment: Date): Day {
  return ukWallClock(moment).slice(0, 10);
}

export function addDays(day: Day, count: number): Day {
  const date = midnightOf(day);
  date.setUTCDate(date.getUTCDate() + count);
  return dayOf(date);
}

/** The same day of a later month, or that month's last: a month after 31 January is 28 February. */
export function addMonths(day: Day, count: number): Day {
  const date = midnightOf(day);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count + 1, 0);
  if (dayOfMonth < date.getUTCDate()) date.setUTCDate(dayOfMonth);
  return dayOf(date);
}

export function isWeekend(day: Day): boolean {
  return [0, 6].includes(midnightOf(day).getUTCDay());
}

/** "Thursday 3 December 2026". */
export function dayInWords(day: Day): string {
  return inWords.format(midnightOf(day)).replace(',', '');
}

function midnightOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}
