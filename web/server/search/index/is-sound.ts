import type { IndexDatabase } from './index-file.ts';

/** What tells which items there are and which words: a moment's work, which nobody need wait for. */
const first = ['meta', 'item_order', 'word'];

/** Whether a file that is whole may be used, until all of it was looked at. */
export function isSoundAtFirstSight(database: IndexDatabase): boolean {
  return areSound(database, first);
}

/**
 * Whether all of a file can be read, by SQLite and by FTS5. The text of pages is most of the file, and
 * only read where it is shown.
 *
 * @throws SqliteError where something cannot
 */
export function isSoundThroughout(database: IndexDatabase): boolean {
  const tables = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name <> 'page_text'",
    )
    .pluck()
    .all() as string[];
  if (!areSound(database, tables)) return false;
  for (const table of ['head', 'whole']) readTerms(database, table);
  return true;
}

function areSound(database: IndexDatabase, tables: readonly string[]): boolean {
  return tables.every(
    (table) => database.pragma(`quick_check('${table}')`, { simple: true }) === 'ok',
  );
}

/** Reads every term and every place of it. One by one, so that the thread can be ended meanwhile. */
function readTerms(database: IndexDatabase, table: string): void {
  database.exec(`CREATE VIRTUAL TABLE temp.${table}_read USING fts5vocab(main, '${table}', 'row')`);
  const terms = database.prepare(`SELECT term FROM temp.${table}_read`).iterate();
  while (!terms.next().done);
  database.exec(`DROP TABLE temp.${table}_read`);
}
