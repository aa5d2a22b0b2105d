import { addDays, isWeekend, type Day } from './calendar-days';
import type { BankHolidays } from './bank-holidays';

export function isWorkingDay(day: Day, { nameOf }: BankHolidays): boolean {
  return !isWeekend(day) && !nameOf.has(day);
}

/**
 * Counts working days back from a day, which itself does not count: one before a Monday is the
 * Friday, or the Thursday when that Friday is a bank holiday.
 *
 * @param count none gives the day itself
 */
export function workingDayBefore(day: Day, count: number, holidays: BankHolidays): Day {
  let found = day;
  for (let left = count; left > 0;) {
    found = addDays(found, -1);
    if (isWorkingDay(found, holidays)) left -= 1;
  }
  return found;
}
