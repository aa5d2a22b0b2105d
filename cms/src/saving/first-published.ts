import type { Core } from '@strapi/strapi';
import { filledText, type Fields } from '../rules/fault';
import { attributesOf } from './load-entry';

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
