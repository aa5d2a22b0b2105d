import type { AlertPace } from '@learning-reviews/content-contract';
import { ukMoments, ukWallClock } from '../taking-down/uk-wall-clock';

/** When people begin to work, by a UK clock. It is in no hour that the clocks skip or repeat. */
const hourOfDay = '08:00';
const day = 24 * 60 * 60 * 1000;
const monday = 1;

/** The next time for an e-mail of this pace: a morning, a Monday morning, or null for at once. */
export function nextTime(pace: AlertPace, now: Date): Date | null {
  if (pace === 'at-once') return null;
  const today = Date.parse(`${ukWallClock(now).slice(0, 10)}T00:00:00Z`);
  for (let ahead = 0; ; ahead += 1) {
    const date = new Date(today + ahead * day);
    const at = ukMoments(`${date.toISOString().slice(0, 10)}T${hourOfDay}`)?.[0]?.at;
    const isDay = pace === 'daily' || date.getUTCDay() === monday;
    if (at && isDay && at > now) return at;
  }
}
