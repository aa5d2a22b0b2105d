import type { Core } from '@strapi/strapi';
import type { EntryRef } from '../withdrawing/entry-ref';
import { bundleWarnings } from './bundle-warnings';
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

/**
 * Finds what a chosen take-down meets. Of an entry that is planned to go live, the time in public
 * counts from then; what the planned time meets by itself was told when it was chosen.
 *
 * @param goLiveAt when it is planned to go live, or null
 */
export async function takeDownWarnings(
  strapi: Core.Strapi,
  entry: EntryRef,
  { goLiveAt, takeDownAt }: ChosenTimes,
): Promise<DateWarning[]> {
  const warnings = await dateWarnings(strapi, entry, { goLiveAt, takeDownAt });
  return warnings.filter(
    ({ kind, isReminder }) => !isReminder && (kind === 'minimum-public' || kind === 'review'),
  );
}

/** What entries that go out as one meet, each with its own times. */
export async function dateWarningsOfBundle(
  strapi: Core.Strapi,
  entries: readonly { entry: EntryRef; title: string; times: ChosenTimes }[],
): Promise<DateWarning[]> {
  const factsOf = await readDateFacts(
    strapi,
    entries.map(({ entry }) => entry),
  );
  const today = ukDayOf(new Date());
  return bundleWarnings(
    entries.map(({ entry, title, times }) => ({
      title,
      warnings: warningsOf(factsOf(entry), times, today),
    })),
  );
}
