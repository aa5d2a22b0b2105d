import type { RawSet } from './content-set.js';
import { peekAtSnapshotFile, readSnapshot, type Said } from './read-snapshot-file.js';
import type { SnapshotBase } from './snapshot-changes.js';

interface KnownFile {
  path: string;
  set: RawSet;
  base: SnapshotBase;
}

/**
 * The newest sound set of several files; undefined where none has one. A file is read whole only
 * where no sound one is newer. One that lacks one of the lists was written for another description:
 * what it lacks may be what must not be shown.
 *
 * @param lists the names of the lists that a file must hold
 */
export async function knownFromFiles(
  paths: (string | undefined)[],
  lists: readonly string[],
  report: (message: string) => void,
): Promise<KnownFile | undefined> {
  let newest: KnownFile | undefined;
  for (const { path, said } of await newestFirst(paths)) {
    if (newest && said && !isNewer(said, newest.set)) continue;
    const reading = await readSnapshot(path);
    if (!reading.ok) report(reading.error.message);
    const { set, base } = (reading.ok && reading.value) || {};
    if (!set || !base) continue;
    if (!lists.every((name) => name in set.lists)) {
      report(`The snapshot ${path} lacks a list that is read now, and is left unused.`);
    } else if (!newest || isNewer(set, newest.set)) {
      newest = { path, set, base };
    }
  }
  return newest;
}

/** By what each says of itself; what says nothing comes first, since it must be read. */
async function newestFirst(paths: readonly (string | undefined)[]) {
  const files: { path: string; said: Said | undefined }[] = [];
  for (const path of paths) if (path) files.push({ path, said: await peekAtSnapshotFile(path) });
  return files.sort(({ said: a }, { said: b }) => {
    if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
    return Number(isNewer(b, a)) - Number(isNewer(a, b));
  });
}

/** Revisions of two databases cannot be compared, so then the time of reading decides. */
function isNewer(a: Said, b: Said): boolean {
  const isSameDatabase = a.database === b.database;
  return isSameDatabase ? a.revision > b.revision : a.fetchedAt > b.fetchedAt;
}
