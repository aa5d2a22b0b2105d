import { spawnSync } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A disk that a test fills. */
export interface SmallDisk {
  folder: string;
  /** From now on it takes nothing. */
  fill(): Promise<void>;
  /** From now on it takes something again. */
  empty(): Promise<void>;
  remove(): Promise<void>;
}

const megabyte = 1024 * 1024;

/**
 * A disk of a megabyte in memory, where this user may mount one. Elsewhere a folder that is away
 * while it counts as full, so that nothing can be written there either.
 */
export async function smallDisk(folder: string): Promise<SmallDisk> {
  await mkdir(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
  if (mounted.status !== 0) return folderThatGoesAway(folder);
  const filling = path.join(folder, 'filling');
  return {
    folder,
    async fill() {
      // What does not fit is an error, and what fits stays.
      await writeFile(filling, Buffer.alloc(2 * megabyte)).catch(() => undefined);
    },
    empty: () => rm(filling),
    async remove() {
      spawnSync('umount', [folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function folderThatGoesAway(folder: string): SmallDisk {
  const away = `${folder}-away`;
  return {
    folder,
    async fill() {
      await rename(folder, away);
      await writeFile(folder, 'in the way');
    },
    async empty() {
      await rm(folder);
      await rename(away, folder);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
