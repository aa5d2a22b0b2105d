import type { Statement } from 'better-sqlite3';
import type { IndexDatabase } from './index-file.ts';

const statements = new WeakMap<IndexDatabase, Map<string, Statement>>();

/** A statement of a database, prepared once: that often takes longer than the answer. */
export function prepared(database: IndexDatabase, sql: string): Statement {
  let known = statements.get(database);
  if (!known) {
    known = new Map();
    statements.set(database, known);
  }
  let statement = known.get(sql);
  if (!statement) {
    statement = database.prepare(sql);
    known.set(sql, statement);
  }
  return statement;
}
