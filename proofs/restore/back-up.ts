import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { databaseName, type WholeProduct } from '../running/whole-product.ts';

/** What the operators' guide says to copy beside the database. */
const copied = ['documents', 'secrets.json', 'prepared.json'];

const copyName = `${databaseName}_backup`;

/** Backs up while the product runs, as the operators' guide says. @returns the folder of the copy */
export async function backUp({ dataDir, postgres }: WholeProduct): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'proofs-backup-'));
  if (postgres) {
    await endConnections(postgres, databaseName);
    // In place of pg_dump, which npm has no package of.
    await postgres.run(`CREATE DATABASE ${copyName} TEMPLATE ${databaseName}`);
  } else {
    const database = new DatabaseSync(path.join(dataDir, 'cms.sqlite'));
    await backup(database, path.join(folder, 'cms.sqlite'));
    database.close();
  }
  for (const name of copied) {
    cpSync(path.join(dataDir, name), path.join(folder, name), { recursive: true });
  }
  return folder;
}

/**
 * Puts a backup into an empty DATA_DIR. The product must have stopped. The accounts of the first
 * start stay, since the proofs sign in with them.
 */
export async function restore({ dataDir, postgres }: WholeProduct, folder: string): Promise<void> {
  const kept = ['first-sign-in.json', 'running.lock'];
  for (const name of readdirSync(dataDir)) {
    if (!kept.includes(name)) rmSync(path.join(dataDir, name), { recursive: true });
  }
  mkdirSync(path.join(dataDir, 'logs'), { mode: 0o700 });
  cpSync(folder, dataDir, { recursive: true });
  rmSync(folder, { recursive: true });
  if (!postgres) return;
  await endConnections(postgres, databaseName);
  await postgres.run(`DROP DATABASE ${databaseName}`);
  await postgres.run(`ALTER DATABASE ${copyName} RENAME TO ${databaseName}`);
}

/** PostgreSQL copies and drops a database only while nobody is connected to it; the CMS comes back. */
async function endConnections(
  postgres: NonNullable<WholeProduct['postgres']>,
  name: string,
): Promise<void> {
  await postgres.run(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  );
}
