import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { ContentDescription, Described, RawSet } from './content-set.js';
import { idOfItem } from './item-id.js';
import type { StrapiClient } from './strapi-client.js';
import { failed, type Result } from './strapi-content-error.js';

export interface Revision {
  revision: number;
  database?: string | undefined;
}

type AnyDescription = ContentDescription<Record<string, unknown>, Record<string, unknown>>;

const revisionAnswer = z.object({
  revision: z.int().nonnegative(),
  database: z.string().min(1).optional(),
});

/** Times that the whole set is begun before it is left for the next look. */
const attempts = 5;

/** Asks the CMS which revision is the newest: one try, so that a look is never long. */
export async function readRevision(
  client: StrapiClient,
  path: string,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Result<Revision>> {
  const answer = await client.get(path, {}, { retries: 0, timeoutMs, signal });
  if (!answer.ok) return answer;
  const parsed = revisionAnswer.safeParse(answer.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return failed(
    'unreadable',
    `${path} did not answer with a revision.`,
    'It must answer {"revision": <whole number>}.',
    parsed.error,
  );
}

/**
 * Reads all lists and single items, all of one revision. Where a change comes between, it begins
 * again, so that the set never mixes two states.
 *
 * @param before what is known: of an item that is equal, the same object is given
 */
export async function readWholeSet(
  client: StrapiClient,
  described: AnyDescription,
  expected: Revision,
  signal?: AbortSignal,
  before?: RawSet,
): Promise<Result<RawSet>> {
  for (let begun = 1; ; begun += 1) {
    const reading = await readOnce(client, described, expected, signal, before);
    if (!reading.ok || reading.value.isOneRevision) return reading;
    if (begun >= attempts) {
      return failed(
        'changed-while-reading',
        `The content changed while it was being read, ${begun} times in a row.`,
        'It is tried again at the next look.',
      );
    }
    await pause(100 * begun);
  }
}

async function readOnce(
  client: StrapiClient,
  described: AnyDescription,
  expected: Revision,
  signal?: AbortSignal,
  before?: RawSet,
): Promise<Result<RawSet & { isOneRevision: boolean }>> {
  const lists: RawSet['lists'] = {};
  const singles: RawSet['singles'] = {};
  const revisions = new Set<number | undefined>();

  for (const [name, { path, query }] of Object.entries<Described<unknown>>(described.lists)) {
    const reading = await client.list(path, query, signal, sameAs(before?.lists[name]));
    if (!reading.ok) return reading;
    lists[name] = reading.value.items;
    revisions.add(reading.value.revision);
  }
  for (const [name, { path, query }] of Object.entries<Described<unknown>>(described.singles)) {
    const reading = await client.single(path, query, signal);
    if (!reading.ok) return reading;
    singles[name] = reading.value.item;
    revisions.add(reading.value.revision);
  }

  if (described.revisionPath && revisions.has(undefined)) return withoutRevision();
  const [revision = expected.revision] = revisions;
  const isOneRevision = revisions.size <= 1 && revision >= expected.revision;
  const fetchedAt = new Date().toISOString();
  const { database } = expected;
  return { ok: true, value: { revision, database, fetchedAt, lists, singles, isOneRevision } };
}

/** A large set must not be in memory twice while it is read again. */
function sameAs(before: readonly object[] = []): (item: object) => object {
  const known = new Map(before.map((item) => [idOfItem(item), item]));
  return (item) => {
    const former = known.get(idOfItem(item));
    return former && isDeepStrictEqual(former, item) ? former : item;
  };
}

function withoutRevision(): Result<never> {
  return failed(
    'unreadable',
    'The CMS answered without "meta.revision", so it cannot be known what it is an answer of.',
    'Each list and single item beside a revision path must say its revision; a 404 does not.',
  );
}
