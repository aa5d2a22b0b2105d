import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../withdrawing/entry-ref';
import { ukDayOf } from './calendar-days';
import type { ChosenTimes, DateWarning } from './date-warning';
import { readDateFacts } from './read-date-facts';
import { warningsOf } from './warnings-of';

/**
 * Finds what chosen times of an entry meet: what needs a reason, then what breaks a rule, then what
 * to remember.
 *
 * @param entry of any type; what is no publication meets the calendar only
 */
export async function dateWarnings(
  strapi: Core.Strapi,
  entry: EntryRef,
  times: ChosenTimes,
): Promise<DateWarning[]> {
  const factsOf = await readDateFacts(strapi, [entry]);
  return warningsOf(factsOf(entry), times, ukDayOf(new Date()));
}
