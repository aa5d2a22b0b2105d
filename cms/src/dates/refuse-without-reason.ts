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
  if (filledText(reason)) return;
  const warnings = await dateWarnings(strapi, entry, times);
  const texts = warnings.filter(({ needsReason }) => needsReason).map(({ text }) => text);
  if (texts.length > 0) throw new errors.ValidationError(texts.join(' '));
}
