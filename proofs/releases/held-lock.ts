import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { databaseName, type WholeProduct } from '../running/whole-product.ts';

/**
 * Keeps every publishing out of the database: on SQLite a lock of all of it, on PostgreSQL of the
 * row that each publishing takes first.
 *
 * @returns what gives it back
 */
export async function holdLock(product: WholeProduct): Promise<() => Promise<void>> {
  if (product.postgres) {
    const lock = await product.postgres.connect(databaseName);
    await lock.query('BEGIN');
    await lock.query('SELECT * FROM published_revision FOR UPDATE');
    return async () => {
      await lock.query('ROLLBACK');
      await lock.end();
    };
  }
  const lock = new DatabaseSync(path.join(product.dataDir, 'cms.sqlite'));
  lock.exec('PRAGMA busy_timeout = 20000');
  lock.exec('BEGIN EXCLUSIVE');
  return async () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}
