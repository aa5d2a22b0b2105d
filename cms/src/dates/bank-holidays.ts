import type { Day } from './calendar-days';
import known from './bank-holidays.json';

export type Nation = keyof typeof known.nations;

export interface BankHoliday {
  day: Day;
  name: string;
}

/** The bank holidays that count where a partnership works. */
export interface BankHolidays {
  nation: Nation;
  nameOf: ReadonlyMap<Day, string>;
  /** The last year for which this version of the product knows them. */
  lastYear: number;
}

const usualNation: Nation = 'England and Wales';

/**
 * @param nation as Site settings give it; anything else counts as England and Wales
 * @param extra days that Site settings add, such as one for a coronation
 */
export function bankHolidaysOf(nation: unknown, extra: readonly BankHoliday[]): BankHolidays {
  const chosen = isNation(nation) ? nation : usualNation;
  const all = [...known.nations[chosen], ...extra];
  return {
    nation: chosen,
    nameOf: new Map(all.map(({ day, name }) => [day, name])),
    lastYear: Math.max(...known.nations[chosen].map(({ day }) => yearOf(day))),
  };
}

function isNation(value: unknown): value is Nation {
  return typeof value === 'string' && Object.hasOwn(known.nations, value);
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
