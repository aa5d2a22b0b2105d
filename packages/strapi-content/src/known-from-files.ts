import type { RawSet } from './content-set.js';
import { readSnapshotFile } from './snapshot-file.js';

interface KnownFile {
  path: string;
  set: RawSet;
}

/** The newest sound set of several files; undefined where none has one. */
export async function knownFromFiles(
  paths: (string | undefined)[],
  report: (message: string) => void,
): Promise<KnownFile | undefined> {
  let newest: KnownFile | undefined;
  for (const path of paths) {
    if (!path) continue;
    const reading = await readSnapshotFile(path);
    if (!reading.ok) report(reading.error.message);
    else if (reading.value && (!newest || isNewer(reading.value, newest.set))) {
      newest = { path, set: reading.value };
    }
  }
  return newest;
}

/** Revisions of two databases cannot be compared, so then the time of reading decides. */
function isNewer(a: RawSet, b: RawSet): boolean {
  const isSameDatabase = a.database === b.database;
  return isSameDatabase ? a.revision > b.revision : a.fetchedAt > b.fetchedAt;
}
