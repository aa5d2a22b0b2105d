import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { filledText } from '../rules/fault';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { ChosenTimes } from './date-warning';
import { dateWarnings } from './warnings';

/**
 * Asks for a reason where an entry would be public for a shorter time than its review types ask.
 *
 * @throws ValidationError (400) when it would, and no reason is given
 */
export async function refuseWithoutReason(
  strapi: Core.Strapi,
  entry: EntryRef,
  times: ChosenTimes,
  reason: string | null,
): Promise<void> {
  const missing = await missingReason(strapi, entry, times, reason);
  if (missing !== null) throw new errors.ValidationError(missing);
}

/** @returns why a reason is needed that is not given; null when none is needed */
export async function missingReason(
  strapi: Core.Strapi,
  entry: EntryRef,
  times: ChosenTimes,
  reason: string | null,
): Promise<string | null> {
  if (filledText(reason)) return null;
  const warnings = await dateWarnings(strapi, entry, times);
  const texts = warnings.filter(({ needsReason }) => needsReason).map(({ text }) => text);
  return texts.join(' ') || null;
}
