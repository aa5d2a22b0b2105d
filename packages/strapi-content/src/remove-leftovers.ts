import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { nameOfSnapshotFile } from './read-snapshot-file.js';
import { changesFileOf, isChangesFile } from './snapshot-changes.js';

/**
 * Removes what processes left beside a file that were killed as they wrote it, and changes of a file
 * that is not there any more.
 */
export async function removeLeftovers(file: string): Promise<void> {
  const folder = path.dirname(file);
  const base = path.basename(file);
  const names = await readdir(folder).catch(() => []);
  // After the folder was read: what came meanwhile may be for a file that came meanwhile.
  const sha256 = await nameOfSnapshotFile(file);
  const current = sha256 && path.basename(changesFileOf(file, sha256));
  const isOver = (name: string) => {
    if (isChangesFile(base, name)) return name !== current;
    const [, of = '', pid] = /^(.+)\.(\d+)\.tmp$/.exec(name) ?? [];
    return (of === base || isChangesFile(base, of)) && !isRunning(Number(pid));
  };
  for (const name of names.filter(isOver)) {
    await rm(path.join(folder, name), { force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
