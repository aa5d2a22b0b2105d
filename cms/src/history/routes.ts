import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { readerFor } from '../editor-screens/readable-entries';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { EntryHistory } from './answers';
import { fingerprintOf, readContent, type Content } from './content';
import type { Difference } from './difference';
import { differencesOf } from './differences';
import { goBack } from './go-back';
import { entryWithHistory, mayGoBack } from './may-see';
import { shapeOf } from './shape';
import { titlesOfLinks } from './titles-of-links';
import { keepFirstVersions, readVersion, versionsOf } from './versions';

interface Request {
  query: Record<string, unknown>;
  request: { body?: unknown };
  body: unknown;
  set(name: string, value: string): void;
  state: { userAbility: unknown };
}

/** The history of an entry for the admin: its versions, what differs between two, and going back. */
export function addHistoryRoutes(strapi: Core.Strapi): void {
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      route('GET', '/history', async ({ state, query }) => {
        const entry = await entryWithHistory(strapi, state.userAbility, query);
        return historyOf(strapi, entry, state.userAbility);
      }),
      route('GET', '/history/differences', async ({ state, query }) => {
        const entry = await entryWithHistory(strapi, state.userAbility, query);
        return differencesBetween(strapi, entry, state.userAbility, query);
      }),
      route('POST', '/history/go-back', async ({ state, request }) => {
        const body = (request.body ?? {}) as Record<string, unknown>;
        const entry = await entryWithHistory(strapi, state.userAbility, body);
        if (!(await mayGoBack(strapi, state.userAbility, entry))) {
          throw new errors.ForbiddenError('You may not edit this. Nothing was changed.');
        }
        return goBack(strapi, entry, Number(body.number) || 0);
      }),
    ],
  } as never);
}

function route(method: string, path: string, answer: (request: Request) => Promise<unknown>) {
  return {
    method,
    path,
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    handler: async (request: Request) => {
      request.set('Cache-Control', 'no-store');
      request.body = { data: await answer(request) };
    },
  };
}

async function historyOf(
  strapi: Core.Strapi,
  entry: EntryRef,
  userAbility: unknown,
): Promise<EntryHistory> {
  await keepFirstVersions(strapi, entry);
  const live = await readContent(strapi, entry, 'published');
  const versions = await versionsOf(strapi, entry);
  const made = live ? fingerprintOf(live) : null;
  const liveNumber = versions.find(({ fingerprint }) => fingerprint === made)?.number;
  return {
    versions: versions.map(({ number, at, by }) => {
      return { number, at, by: by.name, isLive: number === liveNumber };
    }),
    mayGoBack: await mayGoBack(strapi, userAbility, entry),
  };
}

async function differencesBetween(
  strapi: Core.Strapi,
  entry: EntryRef,
  userAbility: unknown,
  { from, to }: Record<string, unknown>,
): Promise<Difference[]> {
  const before = await contentNamed(strapi, entry, from);
  const after = await contentNamed(strapi, entry, to);
  if (!after || (!before && from !== 'live')) {
    throw new errors.NotFoundError('There is no such version. Load the page again.');
  }
  const both = [before ?? {}, after];
  const titleOf = await titlesOfLinks(strapi, entry.uid, both, readerFor(strapi, userAbility));
  return differencesOf(shapeOf(strapi, entry.uid), before, after, titleOf);
}

/** @param name `live`, `draft`, or the number of a version */
async function contentNamed(
  strapi: Core.Strapi,
  entry: EntryRef,
  name: unknown,
): Promise<Content | null> {
  if (name === 'live') return readContent(strapi, entry, 'published');
  if (name === 'draft') return readContent(strapi, entry, 'draft');
  return readVersion(strapi, entry, Number(name) || 0);
}
