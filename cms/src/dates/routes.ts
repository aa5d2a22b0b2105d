import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { readableEntry } from '../release/readable-entry';
import { ukMoments } from '../taking-down/uk-wall-clock';
import { dateWarnings } from './warnings';

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
          const times = {
            goLiveAt: readTime(goLiveUk, zone),
            takeDownAt: readTime(takeDownUk, zone),
          };
          request.body = { data: await dateWarnings(strapi, entry, times) };
        },
      },
    ],
  } as never);
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
