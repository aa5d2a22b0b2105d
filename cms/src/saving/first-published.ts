import type { Core } from '@strapi/strapi';
import { filledText, type Fields } from '../rules/fault';
import { readFilledDay } from '../history/stories';
import { releaseTime } from '../scheduling/clock';
import { attributesOf, loadPublished } from './load-entry';

const ukDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The calendar day in the UK, `YYYY-MM-DD`. */
export function ukCalendarDay(now: Date): string {
  return ukDay.format(now);
}

/** Tells whether an entry has a day of first publication that is still empty. */
export function lacksFirstPublishedOn(strapi: Core.Strapi, uid: string, entry: Fields): boolean {
  const hasField = 'firstPublishedOn' in attributesOf(strapi, uid);
  return hasField && filledText(entry.firstPublishedOn) === null;
}

/**
 * The day of first publication to fill in: today in the UK. What is public keeps the day that was
 * filled in for it before, though an editor has emptied the field since.
 */
export async function firstPublishedDay(
  strapi: Core.Strapi,
  uid: string,
  documentId: string | undefined,
): Promise<string> {
  const filled = documentId ? await readFilledDay(strapi, { uid, documentId }) : null;
  const live = filled ? await loadPublished(strapi, uid, documentId) : null;
  return filled && live?.firstPublishedOn === filled
    ? filled
    : ukCalendarDay(releaseTime(new Date()));
}
