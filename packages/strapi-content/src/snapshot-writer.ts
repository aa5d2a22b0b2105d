import { rm } from 'node:fs/promises';
import type { RawSet } from './content-set.js';
import { nameOfSnapshotFile } from './read-snapshot-file.js';
import { changesFileOf, changesSince, holdsGone, type SnapshotBase } from './snapshot-changes.js';
import { writeSmallFile, writeSnapshotFile } from './write-snapshot-file.js';

/** Once more than this part of all items differs from the file, it is written whole again. */
const mostChanged = 1 / 20;
/** What is gone leaves the disk soon, but the whole is written for no more than this part of the time. */
const usualShare = 1 / 20;
/** Milliseconds after which it is tried again where the disk takes nothing. */
const afterFaultMs = 30_000;

/**
 * Keeps a set in a file. Ten thousand publications are sixty megabytes, which must not be written for
 * each one that changes: what differs from the whole file goes into a small one beside it, until that
 * is too much. Each of the two is there whole or not at all. Several processes may share a file.
 */
export class SnapshotWriter {
  readonly #file: string;
  readonly #share: number;
  #base: SnapshotBase | undefined;
  #isUntidy = false;
  /** By this process's own time, in milliseconds. */
  #wholeAgainAt = -Infinity;

  /**
   * @param base what is in the file, where it has been read
   * @param share the part of the time for which the whole may be written
   */
  constructor(file: string, base?: SnapshotBase, share = usualShare) {
    this.#file = file;
    this.#base = base;
    this.#share = share;
  }

  /** @throws the file system's error, after which what was written before is still in place */
  async write(set: RawSet): Promise<void> {
    const base = this.#base;
    if (!base || !(await this.#isThere(base))) return this.writeWhole(set);
    const changes = changesSince(base, set);
    if (isMuch(changes, set)) return this.writeWhole(set);
    // The small one first: what is gone must not come back, whatever becomes of the large one.
    await writeSmallFile(changesFileOf(this.#file, base.sha256), JSON.stringify(changes));
    this.#isUntidy = holdsGone(base, set);
    if (this.tidyAfterMs === 0) await this.writeWhole(set);
  }

  /** Likewise, and lets nothing stay on the disk that is gone. */
  async writeWhole(set: RawSet): Promise<void> {
    const began = performance.now();
    this.#wholeAgainAt = began + afterFaultMs;
    const sha256 = await writeSnapshotFile(this.#file, set);
    const now = performance.now();
    this.#wholeAgainAt = now + (now - began) / this.#share;
    const former = this.#base;
    this.#base = { sha256, lists: set.lists };
    this.#isUntidy = false;
    if (former && former.sha256 !== sha256) {
      await rm(changesFileOf(this.#file, former.sha256), { force: true });
    }
  }

  /**
   * Milliseconds after which the same should be written once more, so that what is gone leaves the
   * disk; undefined where nothing is on it that is gone.
   */
  get tidyAfterMs(): number | undefined {
    if (!this.#isUntidy) return undefined;
    return Math.max(0, this.#wholeAgainAt - performance.now());
  }

  /** Another process may have written the file whole meanwhile. */
  async #isThere({ sha256 }: SnapshotBase): Promise<boolean> {
    return (await nameOfSnapshotFile(this.#file)) === sha256;
  }
}

function isMuch(changes: ReturnType<typeof changesSince>, { lists }: RawSet): boolean {
  const changed = Object.values(changes.lists).reduce((sum, { items }) => sum + items.length, 0);
  const all = Object.values(lists).reduce((sum, list) => sum + list.length, 0);
  return changed > all * mostChanged;
}
