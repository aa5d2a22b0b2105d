import type { Core } from '@strapi/strapi';
import { releasesBetween } from '../scheduling/releases';
import { takeDowns } from '../taking-down/take-downs';
import { countByTime, type FeedTime } from './feed-text';

/** How long a calendar goes on showing what has gone out, in milliseconds. */
const lookBack = 31 * 24 * 60 * 60 * 1000;
const never = new Date('9999-12-31T00:00:00Z');

/** What the feed tells: when something goes out or comes down, and how many entries. */
export async function feedTimes(strapi: Core.Strapi, now: Date): Promise<FeedTime[]> {
  const releases = await releasesBetween(strapi, new Date(now.getTime() - lookBack), never);
  const down = await takeDowns(strapi);
  return countByTime([
    ...releases
      .filter(({ state }) => state !== 'cancelled' && state !== 'superseded')
      .map(({ at, items }) => ({ at, count: items.filter((item) => !item.isSuperseded).length })),
    ...down.map(({ at }) => ({ at, count: 1 })),
  ]);
}
