import type { Core } from '@strapi/strapi';
import { takeDowns } from '../taking-down/take-downs';
import { countByTime, type FeedTime } from './feed-text';

/** What the feed tells: when something goes out or comes down, and how many entries. */
export async function feedTimes(strapi: Core.Strapi): Promise<FeedTime[]> {
  const down = await takeDowns(strapi);
  return countByTime(down.map(({ at }) => ({ at, count: 1 })));
}
