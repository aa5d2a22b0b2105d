import type { IndexDatabase } from './index-file.ts';
import { prepared } from './prepared.ts';

/**
 * A number that is another one after each change of what is in the index, and the same while the file
 * is only tidied up: what was read of it is as good as before.
 */
export function contentVersion(database: IndexDatabase): number {
  const sql = "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'changes'";
  return Number(prepared(database, sql).pluck().get() ?? 0);
}

/** Notes a change, in its transaction. */
export function noteChange(database: IndexDatabase): void {
  prepared(
    database,
    `INSERT INTO meta VALUES ('changes', '1') ON CONFLICT (key) DO UPDATE
     SET value = CAST(value AS INTEGER) + 1`,
  ).run();
}
