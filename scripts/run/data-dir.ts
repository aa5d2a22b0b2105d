import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { refuseLittleSpace } from '../set-up/install-packages.mjs';
import { PlainError } from '../set-up/plain-error.mjs';

/**
 * Makes the folder for everything that is not code (mode 0700) and proves that it can be written.
 *
 * @throws PlainError when it cannot be written or its disk is nearly full
 */
export function prepareDataDir(dataDir: string): void {
  prepareFolder('DATA_DIR', dataDir);
  mkdirSync(path.join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  refuseLittleSpace(dataDir, 0.3, 'the database and its documents');
}

/**
 * Makes a folder for its owner only and proves that it can be written.
 *
 * @param setting the variable that names it
 * @throws PlainError that says what to do when it cannot
 */
export function prepareFolder(setting: string, folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    const probe = path.join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw new PlainError(explainUnwritable(setting, folder, error as NodeJS.ErrnoException), {
      cause: error,
    });
  }
}

/** What to do when the folder of a setting cannot be written. */
export function explainUnwritable(
  setting: string,
  folder: string,
  error: NodeJS.ErrnoException,
): string {
  if (error.code === 'ENOSPC') {
    return `The disk that holds ${setting} (${folder}) is full. Free some space and run the same command again; nothing is lost.`;
  }
  return (
    `${setting} (${folder}) cannot be written (${error.code ?? error.message}). ` +
    `Give the folder to the user who runs this, or set ${setting} to a folder that belongs to you.`
  );
}

/** SQLite's code for a lock that another connection holds. https://sqlite.org/rescode.html#busy */
const busy = 5;

/** A process that is just ending may hold the lock for a moment. */
const patienceMs = 1000;

/** Keeps the open locks from being collected as garbage, which would free them. */
const held = new Set<DatabaseSync>();

const stopOrRunBeside =
  'Stop it first (Ctrl-C where it runs), or set DATA_DIR, WEB_PORT and CMS_PORT to run a second one beside it.';

/** Frees the folder for the next start. */
export type Release = () => void;

/**
 * Makes sure that one product at a time uses a folder. The lock is an open SQLite transaction:
 * the system frees it however this process ends, so no stale lock can be left behind.
 *
 * @param advice what to do when another process holds it
 * @throws PlainError with that advice
 */
export function lockDataDir(dataDir: string, advice = stopOrRunBeside): Release {
  const database = new DatabaseSync(path.join(dataDir, 'running.lock'), { timeout: patienceMs });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== busy) throw error;
    throw new PlainError(`The product is already running with DATA_DIR ${dataDir}. ${advice}`, {
      cause: error,
    });
  }
  held.add(database);
  return () => {
    held.delete(database);
    if (database.isOpen) database.close();
  };
}
