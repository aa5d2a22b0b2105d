import type { RawSet } from './content-set.js';
import type { Known, Look } from './newest-set.js';
import { readChanges, stillListed, type Changes } from './read-changes.js';
import { failed, type Result } from './strapi-content-error.js';

/** Names of the lists that held items before, and hold none in a set. */
export function emptiedLists(set: RawSet, before: RawSet | undefined): string[] {
  return Object.entries(set.lists)
    .filter(([name, items]) => items.length === 0 && (before?.lists[name]?.length ?? 0) > 0)
    .map(([name]) => name);
}

/**
 * Those of some emptied lists that must not be believed on the word of `changes`. A list is empty
 * where the CMS says that nothing is in it, and the list itself has nothing at the same revision.
 */
export async function doubtfulLists(
  look: Look,
  changes: Changes,
  emptied: readonly string[],
): Promise<string[]> {
  const doubtful: string[] = [];
  for (const name of emptied) {
    const isStated = changes.lists[name]?.ids !== undefined;
    if (!isStated || !(await isReadEmpty(look, name, changes.revision))) doubtful.push(name);
  }
  return doubtful;
}

async function isReadEmpty(
  { client, content, signal }: Look,
  name: string,
  revision: number,
): Promise<boolean> {
  const described = content.lists[name];
  if (!described) return false;
  const reading = await client.list(described.path, described.query, signal);
  return reading.ok && reading.value.items.length === 0 && reading.value.revision === revision;
}

/**
 * Judges a set that was read whole and has emptied lists.
 * - At the revision that is known nothing can have gone: what is known of those lists stays.
 * - Where the CMS says what it lists at that revision, nothing else stays of what is known.
 * - Where it does not say, a list must come back empty for a while to be believed, as from a CMS
 *   that is just starting, or from a cache between.
 */
export async function judgeEmptied(
  look: Look,
  known: Known,
  set: RawSet,
  emptied: readonly string[],
): Promise<Result<RawSet>> {
  const before = known.raw.lists;
  if (isSameState(look, known, set)) return { ok: true, value: withLists(set, emptied, before) };
  const listed = await readListed(look, set, emptied);
  if (listed) {
    look.emptied.forget();
    const left = emptied.map((name) => [name, stillListed(before[name] ?? [], listed[name] ?? [])]);
    return { ok: true, value: withLists(set, emptied, Object.fromEntries(left)) };
  }
  if (look.emptied.hasLasted()) return { ok: true, value: set };
  return failed(
    'emptied',
    `The CMS answers with nothing in ${emptied.join(', ')}, where something is known.`,
    'It is believed once it has answered so for a while.',
  );
}

/** True where both are of one revision of one database. Without a name, a file may be of another. */
function isSameState({ content }: Look, known: Known, { revision, database }: RawSet): boolean {
  if (!content.revisionPath || known.revision !== revision) return false;
  return known.database === database && (known.isFromCms || database !== undefined);
}

/** The ids of all that is in some lists at a set's revision; undefined where the CMS does not say. */
async function readListed(
  { client, content, signal }: Look,
  { revision, database }: RawSet,
  names: readonly string[],
): Promise<Record<string, string[]> | undefined> {
  if (!content.changesPath) return undefined;
  const reading = await readChanges(client, content.changesPath, revision, signal);
  if (!reading.ok) return undefined;
  const changes = reading.value;
  if (changes.revision !== revision || changes.database !== database) return undefined;
  const listed: Record<string, string[]> = {};
  for (const name of names) {
    const ids = changes.lists[name]?.ids;
    if (!ids) return undefined;
    listed[name] = ids;
  }
  return listed;
}

function withLists(set: RawSet, names: readonly string[], lists: RawSet['lists']): RawSet {
  const chosen = Object.entries(set.lists).map(([name, items]) => [
    name,
    names.includes(name) ? (lists[name] ?? []) : items,
  ]);
  return { ...set, lists: Object.fromEntries(chosen) as RawSet['lists'] };
}

/**
 * Measures for how long each reading had emptied lists.
 *
 * @param now milliseconds of a clock that nobody sets
 */
export function lastingEmptiness(
  believeAfterMs: number,
  now: () => number = () => performance.now(),
) {
  let since: number | undefined;
  return {
    hasLasted(): boolean {
      since ??= now();
      return now() - since >= believeAfterMs;
    },
    /** An answer without them, or none, breaks the row. */
    forget() {
      since = undefined;
    },
  };
}
