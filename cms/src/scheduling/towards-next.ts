import type { Core } from '@strapi/strapi';
import { isPostgres } from '../tables/own-table';
import { takeDowns } from '../taking-down/take-downs';
import { prepareReleases } from './carry-out-release';
import { releaseNow } from './clock';
import { whyClockHolds } from './clock-watch';
import { mostTogether } from './due-actions';
import { nextPlanned, type PlannedTogether } from './releases';
import { readStop } from './stop';
import { ifItsTurn } from './take-turns';

/** Between two looks at what is due, in milliseconds. */
export const lookEvery = 200;

/**
 * How long before its time the work on a release begins: once, for each entry, and at most; in
 * milliseconds. Alone, an entry takes a sixth of a second on a small machine.
 */
const lead = { each: 500, perEntry: 300, longest: 2_000 };
/** With less time left than this it is no use to begin. */
const shortestLead = 100;

/** What could not be prepared is left until its time. */
let leftUntil: number | undefined;

/**
 * Prepares what is planned next, once its time is near, so that it goes out at that time. On SQLite,
 * where nobody could write meanwhile, it only looks how near that is.
 *
 * @returns after how many milliseconds to look again
 */
export async function towardsNext(strapi: Core.Strapi): Promise<number> {
  const now = releaseNow().getTime();
  const prepares = isPostgres(strapi) && !whyClockHolds();
  const horizon = lookEvery + (prepares ? lead.longest : 0);
  const next = await nextPlanned(strapi, new Date(now), new Date(now + horizon), mostTogether);
  if (!next) return lookEvery;
  const left = next.at.getTime() - releaseNow().getTime();
  const untilDue = Math.min(lookEvery, Math.max(1, left));
  if (!prepares || leftUntil === next.at.getTime() || left < shortestLead) return untilDue;
  const untilLead = left - Math.min(lead.longest, lead.each + lead.perEntry * next.items);
  if (untilLead > 0) return Math.min(lookEvery, untilLead);
  if (!(await isAlone(strapi, next))) return untilDue;
  const outcome = await ifItsTurn(strapi, () => prepareReleases(strapi, next.ids, next.at));
  if (outcome === null) return untilDue;
  // Not prepared, or nothing of it was to be done: it is looked at again at its time.
  if (outcome !== 'made way' && releaseNow() < next.at) leftUntil = next.at.getTime();
  return 1;
}

/** Whether nothing stops it, and nothing is to come down before it. */
async function isAlone(strapi: Core.Strapi, { at }: PlannedTogether): Promise<boolean> {
  return (await readStop(strapi)) === null && (await takeDowns(strapi, at)).length === 0;
}
