import { z } from 'zod';
import type { RawSet } from './content-set.js';
import { idOfItem, identifiedItem } from './item-id.js';
import type { StrapiClient } from './strapi-client.js';
import { failed, type Result } from './strapi-content-error.js';

const listChange = z.object({
  items: z.array(identifiedItem),
  /** Of all that is in the list now, whether the CMS can show it or not. */
  ids: z.array(z.string().min(1)).optional(),
  /** True where `items` is all that the CMS can show, and not only what changed. */
  isWhole: z.boolean().optional(),
});

type ListChange = z.infer<typeof listChange>;

const changesAnswer = z.object({
  revision: z.int().nonnegative(),
  database: z.string().min(1).optional(),
  isComplete: z.boolean(),
  lists: z.record(z.string(), listChange),
  singles: z.record(z.string(), z.looseObject({}).nullable()),
});

/** What the CMS says has changed since a revision. */
export type Changes = z.infer<typeof changesAnswer>;

/** Asks the CMS what changed since a revision: one try, since all can be read instead. */
export async function readChanges(
  client: StrapiClient,
  path: string,
  since: number,
  signal?: AbortSignal,
): Promise<Result<Changes>> {
  const answer = await client.get(path, { since: String(since) }, { retries: 0, signal });
  if (!answer.ok) return answer;
  const parsed = changesAnswer.safeParse(answer.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return failed(
    'unreadable',
    `${path} did not answer with changes ("revision", "isComplete", "lists", "singles").`,
    'All is read instead; see whether the CMS is of the same version.',
    parsed.error,
  );
}

/** A set with the changes in it. */
export interface ChangedSet {
  set: RawSet;
  /** True where an item came or went: what is said of others may have changed with it. */
  isOtherwisePeopled: boolean;
}

/**
 * Applies changes to a set. Nothing stays that the CMS does not list any more.
 *
 * @returns undefined where the changes do not lead from this set to a whole one: an item that is
 *   listed is in neither, or a list is missing
 */
export function applyChanges(before: RawSet, changes: Changes): ChangedSet | undefined {
  const { revision, database, singles } = changes;
  const lists: RawSet['lists'] = {};
  let isOtherwisePeopled = false;
  for (const [name, items] of Object.entries(before.lists)) {
    const change = changes.lists[name];
    const list = change && listAfter(items, change);
    if (!list) return undefined;
    lists[name] = list;
    isOtherwisePeopled ||= !hasSameIds(items, list);
  }
  if (!Object.keys(before.singles).every((name) => name in singles)) return undefined;
  const fetchedAt = new Date().toISOString();
  const set = { revision, database, fetchedAt, lists, singles };
  return { set, isOtherwisePeopled };
}

/**
 * What is left of a set when everything is taken out that the CMS does not list any more.
 *
 * @param kept names of lists that are left as they are
 */
export function withoutRemoved(
  before: RawSet,
  changes: Changes,
  kept: readonly string[] = [],
): RawSet {
  const lists = Object.entries(before.lists).map(([name, items]) => {
    const change = changes.lists[name];
    if (!change || kept.includes(name)) return [name, items];
    return [name, stillListed(items, change.ids ?? change.items.map(idOfItem))];
  });
  return { ...before, lists: Object.fromEntries(lists) as RawSet['lists'] };
}

/** Those of some items that a list of ids still names. */
export function stillListed(items: readonly object[], ids: readonly string[]): object[] {
  const listed = new Set(ids);
  return items.filter((item) => listed.has(idOfItem(item)));
}

/**
 * Where none of a list can be shown though it lists some, those that are known stay.
 *
 * @returns undefined where something that is listed is neither known nor told
 */
function listAfter(before: object[], { items, ids, isWhole }: ListChange): object[] | undefined {
  if (ids && !isWhole) return merged(before, items, ids);
  return items.length > 0 || !ids ? items : stillListed(before, ids);
}

function merged(before: object[], changed: object[], ids: string[]): object[] | undefined {
  const items = new Map([...before, ...changed].map((item) => [idOfItem(item), item]));
  const list = ids.toSorted().map((id) => items.get(id));
  return list.every((item) => item !== undefined) ? list : undefined;
}

function hasSameIds(a: object[], b: object[]): boolean {
  const ids = new Set(a.map(idOfItem));
  return a.length === b.length && b.every((item) => ids.has(idOfItem(item)));
}
