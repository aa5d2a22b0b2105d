import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Processes of the site that may share a data folder. */
const mostProcesses = 16;

export interface ClaimedFolder {
  path: string;
  release(): void;
}

/**
 * Takes a folder for the index of this process alone: the first one that no other process has. The
 * claim ends with the process, however it ends.
 *
 * @throws Error where all are taken
 */
export function claimFolder(parent: string): ClaimedFolder {
  for (let number = 1; number <= mostProcesses; number += 1) {
    const folder = path.join(parent, String(number));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new Database(path.join(folder, 'claim.db'), { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return { path: folder, release: () => lock.close() };
    } catch (error) {
      lock.close();
      if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    }
  }
  throw new Error(`${mostProcesses} processes use the search folders in ${parent} already.`);
}
