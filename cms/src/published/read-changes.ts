import {
  publishedLists,
  publishedSingles,
  removalLists,
  type PublishedListName,
  type PublishedSingleName,
  type RemovalListName,
} from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { readAllRemovals } from '../removals/read-removals';
import { takeDownNow } from '../scheduling/clock';
import { allHeldBack, idsOfType } from '../withdrawing/standing';
import { changedSince, type Changed } from './changes-table';
import { listKinds } from './content-kinds';
import { readItems, readPublishedSingle } from './read-published';
import { readRevisionOfDatabase } from './revision';

/** The lists that grow with the years. Of the others all is told each time. */
const longLists: readonly PublishedListName[] = ['publications', 'forms'];

/** More changed entries than these are better read page by page. */
const mostItems = 100;

/** Times that it is read, where something changes meanwhile. */
const attempts = 5;

interface ListChange {
  items: unknown[];
  /** The ids of all that is in the list now, what does not fit the contract included. */
  ids: string[];
  /** True where `items` is all of the list, and not only what changed. */
  isWhole?: boolean;
}

/**
 * What the site must do to be at the newest revision, in one answer: of the long lists what changed
 * and of all else everything. Of each it says the ids of all that is there, so that no removal can be
 * missed, and so that a list which comes back empty by a fault is known from one that is empty.
 *
 * `isComplete` is false where it is not known what changed: then the ids still say what must go, and
 * the rest must be read whole.
 *
 * @param since the revision that the site has
 * @throws ApplicationError (400) where it changed each time while it was being read
 */
export async function readChanges(strapi: Core.Strapi, since: number) {
  for (let begun = 0; begun < attempts; begun += 1) {
    const { revision, database } = await readRevisionOfDatabase(strapi, 'site');
    const changed = await changedSince(strapi, since, revision);
    const isComplete = changed !== undefined && isFew(changed);
    const lists = await readLists(strapi, isComplete ? changed : new Map());
    const singles = await readSingles(strapi);
    const after = await readRevisionOfDatabase(strapi, 'site');
    if (after.revision === revision) return { revision, database, isComplete, lists, singles };
  }
  throw new errors.ApplicationError(
    'Something was published each time while the changes were being read. Ask again.',
  );
}

function isFew(changed: Changed): boolean {
  return longLists.every((name) => {
    const ids = changed.get(listKinds[name].uid) ?? new Set();
    return ids !== 'any' && ids.size <= mostItems;
  });
}

async function readLists(
  strapi: Core.Strapi,
  changed: Changed,
): Promise<Record<string, ListChange>> {
  const lists: Record<string, ListChange> = {};
  const held = await allHeldBack(strapi, takeDownNow());
  for (const name of Object.keys(publishedLists) as PublishedListName[]) {
    const { uid } = listKinds[name];
    const hidden = idsOfType(held, uid);
    if (!longLists.includes(name)) {
      lists[name] = await readShortList(strapi, name, hidden);
      continue;
    }
    const ids = changed.get(uid);
    const among = ids && ids !== 'any' ? [...ids] : [];
    lists[name] = {
      items: among.length > 0 ? await readItems(strapi, name, hidden, { among }) : [],
      ids: await publicIds(strapi, uid, hidden),
    };
  }
  for (const name of Object.keys(removalLists) as RemovalListName[]) {
    lists[name] = allOf(await readAllRemovals(strapi, name));
  }
  return lists;
}

async function readShortList(
  strapi: Core.Strapi,
  name: PublishedListName,
  hidden: readonly string[],
): Promise<ListChange> {
  const list = allOf(await readItems(strapi, name, hidden));
  // Of a redirect that does not fit it cannot be told whether its target is public.
  if (name === 'redirects') return list;
  return { ...list, ids: await publicIds(strapi, listKinds[name].uid, hidden) };
}

function allOf(items: unknown[]): ListChange {
  return { items, ids: (items as { id: string }[]).map(({ id }) => id), isWhole: true };
}

async function publicIds(
  strapi: Core.Strapi,
  uid: string,
  hidden: readonly string[],
): Promise<string[]> {
  const found: { documentId: string }[] = await strapi.db.query(uid).findMany({
    where: { publishedAt: { $notNull: true } },
    select: ['documentId'],
  });
  const held = new Set(hidden);
  return [...new Set(found.map(({ documentId }) => documentId))].filter((id) => !held.has(id));
}

async function readSingles(strapi: Core.Strapi): Promise<Record<string, unknown>> {
  const singles: Record<string, unknown> = {};
  for (const name of Object.keys(publishedSingles) as PublishedSingleName[]) {
    singles[name] = (await readPublishedSingle(strapi, name, 'site')).data;
  }
  return singles;
}
