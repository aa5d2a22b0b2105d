import type { Core } from '@strapi/strapi';
import { takeDowns, type TakeDown } from '../taking-down/take-downs';
import { releaseNow, takeDownNow } from './clock';
import { whyClockHolds } from './clock-watch';
import { dueReleases } from './releases';
import { readStop } from './stop';

/** Something whose time has come. */
export type DueAction = { at: string; takeDown: TakeDown } | { at: string; releaseId: string };

/** What is due now, the earliest first; at the same time, what comes down before what goes out. */
export async function dueActions(strapi: Core.Strapi): Promise<DueAction[]> {
  const down = (await takeDowns(strapi, takeDownNow())).map((takeDown) => ({
    at: takeDown.at,
    takeDown,
  }));
  const due = whyClockHolds() ? [] : await dueReleases(strapi, releaseNow());
  const isStopped = due.length > 0 && (await readStop(strapi)) !== null;
  const out = isStopped ? [] : due.map(({ id, at }) => ({ at, releaseId: id }));
  return [...down, ...out].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
