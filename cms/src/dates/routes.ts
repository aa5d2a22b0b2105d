import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { readableEntry } from '../release/readable-entry';
import { waitingReleaseOf } from '../scheduling/releases';
import { ukMoments } from '../taking-down/uk-wall-clock';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { ChosenTimes, DateWarning } from './date-warning';
import { dateWarnings, takeDownWarnings } from './warnings';

interface Request {
  query: Record<string, unknown>;
  body: unknown;
  set(name: string, value: string): void;
  state: { userAbility: unknown };
}

/** What a chosen time meets, asked while somebody chooses it. */
export function addDateRoutes(strapi: Core.Strapi): void {
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      {
        method: 'GET',
        path: '/date-warnings',
        config: { policies: ['admin::isAuthenticatedAdmin'] },
        handler: async (request: Request) => {
          request.set('Cache-Control', 'no-store');
          const { goLiveUk, takeDownUk, zone } = request.query;
          const entry = await readableEntry(strapi, request.state.userAbility, request.query);
          const goLiveAt = readTime(goLiveUk, zone);
          const takeDownAt = readTime(takeDownUk, zone);
          request.body = { data: await warningsFor(strapi, entry, { goLiveAt, takeDownAt }) };
        },
      },
    ],
  } as never);
}

async function warningsFor(
  strapi: Core.Strapi,
  entry: EntryRef,
  times: ChosenTimes,
): Promise<DateWarning[]> {
  if (times.goLiveAt || !times.takeDownAt) return dateWarnings(strapi, entry, times);
  const release = await waitingReleaseOf(strapi, entry);
  const goLiveAt = release && new Date(release.at);
  return takeDownWarnings(strapi, entry, { ...times, goLiveAt });
}

/**
 * @param atUk `YYYY-MM-DDTHH:mm` of a UK clock
 * @returns null where none is chosen, and where the clocks skip it: saving refuses that
 */
function readTime(atUk: unknown, zone: unknown): Date | null {
  if (atUk === undefined || atUk === '') return null;
  const moments = typeof atUk === 'string' ? ukMoments(atUk) : null;
  if (!moments) throw new errors.ValidationError('Give a date and a time, such as 17:00.');
  return (moments.find((moment) => moment.zone === zone) ?? moments[0])?.at ?? null;
}
