import { rm } from 'node:fs/promises';
import type { RawSet } from './content-set.js';
import { nameOfSnapshotFile } from './read-snapshot-file.js';
import { changesFileOf, changesSince, type SnapshotBase } from './snapshot-changes.js';
import { writeSmallFile, writeSnapshotFile } from './write-snapshot-file.js';

/** Once more than this part of all items differs from the file, it is written whole again. */
const mostChanged = 1 / 20;

/**
 * Keeps a set in a file. Ten thousand publications are sixty megabytes, which must not be written for
 * each one that changes: what differs from the whole file goes into a small one beside it, until that
 * is too much. Each of the two is there whole or not at all. Several processes may share a file.
 *
 * @param known what is in the file, where it has been read
 */
export function snapshotWriter(file: string, known?: SnapshotBase) {
  let base = known;

  const writeWhole = async (set: RawSet) => {
    const former = base;
    base = undefined;
    const sha256 = await writeSnapshotFile(file, set);
    base = { sha256, lists: set.lists };
    if (former && former.sha256 !== sha256) {
      await rm(changesFileOf(file, former.sha256), { force: true });
    }
  };

  return {
    /** @throws the file system's error, after which what was written before is still in place */
    async write(set: RawSet): Promise<void> {
      const changes = base && changesSince(base, set);
      // Another process may have written the file whole meanwhile.
      if (!base || !changes || isMuch(changes, set) || !(await isThere(file, base))) {
        return writeWhole(set);
      }
      await writeSmallFile(changesFileOf(file, base.sha256), JSON.stringify(changes));
    },
  };
}

async function isThere(file: string, { sha256 }: SnapshotBase): Promise<boolean> {
  return (await nameOfSnapshotFile(file)) === sha256;
}

function isMuch(changes: ReturnType<typeof changesSince>, { lists }: RawSet): boolean {
  const changed = Object.values(changes.lists).reduce((sum, { items }) => sum + items.length, 0);
  const all = Object.values(lists).reduce((sum, list) => sum + list.length, 0);
  return changed > all * mostChanged;
}
