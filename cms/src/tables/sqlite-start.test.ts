import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { beginSqliteStart, endSqliteStart, waitForTurnsWhileStarting } from './sqlite-start';

/** As little of Knex as is used here. */
interface Knex {
  transaction(work: (trx: Knex) => Promise<unknown>): Promise<unknown>;
  raw(sql: string): Promise<Record<string, unknown>[]>;
  destroy(): Promise<void>;
}

// The one that Strapi uses, with what it says to begin a transaction.
const knex = createRequire(createRequire(__filename).resolve('@strapi/strapi'))('knex') as (
  config: object,
) => Knex;

let folder: string;
let ours: Knex;
/** Another process; never waits for a lock. */
let other: Database.Database;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sqlite-start-'));
  const filename = path.join(folder, 'database');
  other = new Database(filename, { timeout: 0 });
  other.exec('PRAGMA journal_mode = WAL; CREATE TABLE things (id); INSERT INTO things VALUES (1)');
  beginSqliteStart();
  ours = knex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      afterCreate(connection: Database.Database, done: (error: null, made: unknown) => void) {
        waitForTurnsWhileStarting(connection);
        done(null, connection);
      },
    },
  });
});

afterEach(async () => {
  endSqliteStart();
  await ours.destroy();
  other.close();
  rmSync(folder, { recursive: true });
});

/** Reads and then writes in one transaction, while another process tries to write in between. */
const readThenWrite = () =>
  ours.transaction(async (trx) => {
    await trx.raw('SELECT * FROM things');
    let said = 'written';
    try {
      other.exec('INSERT INTO things VALUES (2)');
    } catch (error) {
      said = (error as { code: string }).code;
    }
    await trx.raw('INSERT INTO things VALUES (3)');
    return said;
  });

const patience = async () => (await ours.raw('PRAGMA busy_timeout'))[0]?.['timeout'];

it('has its turn to write from the first word of a transaction, while it starts', async () => {
  expect(await readThenWrite()).toBe('SQLITE_BUSY');
  expect(await patience()).toBe(30_000);
});

it('keeps nobody waiting once it has started', async () => {
  expect(await patience()).toBe(30_000);
  endSqliteStart();
  expect(await patience()).toBe(5000);
  await expect(readThenWrite()).rejects.toMatchObject({ code: 'SQLITE_BUSY_SNAPSHOT' });
});

it('is as patient as others where it opens a connection later', async () => {
  endSqliteStart();
  expect(await patience()).toBe(5000);
});
