import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseName, type WholeProduct } from '../running/whole-product.ts';

export type Row = Record<string, unknown>;

/**
 * Carries out one command of SQL in the database of the CMS, from outside of it.
 *
 * @param sql without parameters, in words that both databases know
 * @returns the rows; none for a command that gives none
 */
export async function rowsOf(product: WholeProduct, sql: string): Promise<Row[]> {
  if (product.postgres) return product.postgres.rows(databaseName, sql);
  const opened = new DatabaseSync(path.join(product.dataDir, 'cms.sqlite'));
  try {
    opened.exec('PRAGMA busy_timeout = 20000');
    return opened.prepare(sql).all();
  } finally {
    opened.close();
  }
}
