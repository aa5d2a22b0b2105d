import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { ChosenTimes, DateWarning } from './date-warning';

/**
 * Finds what chosen times of an entry meet: what breaks a rule first, then what to remember.
 *
 * @param entry of any type; one without dates that matter has warnings of the calendar only
 */
export function dateWarnings(
  _strapi: Core.Strapi,
  _entry: EntryRef,
  _times: ChosenTimes,
): Promise<DateWarning[]> {
  return Promise.resolve([]);
}
