import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import type { FirstUser } from '../src/roles/first-users';

/** A CMS that has been started once: each test file goes on from a copy of it. */
export interface PreparedCms {
  dataDir: string;
  secrets: Record<string, string>;
  users: FirstUser[];
  /** The database to copy on PostgreSQL; on SQLite it lies in `dataDir`. */
  database: string | null;
}

declare module 'vitest' {
  interface ProvidedContext {
    prepared: PreparedCms;
  }
}

const built = path.resolve(import.meta.dirname, '../dist/src');
const secretNames = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
  'PREVIEW_SECRET',
  'FILES_SECRET',
  'SITE_TOKEN',
];

/** Runs in a process of its own, since a process has one Strapi in its life. */
const program = `
const { bootStrapi } = require(${JSON.stringify(path.join(built, 'boot.js'))});
const { createFirstUsers } = require(${JSON.stringify(path.join(built, 'roles/first-users.js'))});
bootStrapi().then(async ({ strapi, stop }) => {
  const users = await createFirstUsers(strapi);
  await stop();
  process.stdout.write('\\n' + JSON.stringify(users), () => process.exit(0));
});`;

/** For Vitest's projects: makes tables, accounts and settings once, and not for each file. */
export default async function prepareOnSqlite(project: TestProject) {
  const { prepared, remove } = await prepareCms('');
  project.provide('prepared', prepared);
  return remove;
}

/** @param databaseUrl of an empty database on PostgreSQL; empty for SQLite */
export async function prepareCms(databaseUrl: string) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'cms-prepared-'));
  const secrets = Object.fromEntries(
    secretNames.map((name) => [name, randomBytes(32).toString('hex')]),
  );
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
    env: {
      ...process.env,
      ...secrets,
      NODE_ENV: 'production',
      STRAPI_DISABLE_EE: 'true',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
    },
    maxBuffer: 16 * 1024 * 1024,
  });
  const users = JSON.parse(stdout.slice(stdout.lastIndexOf('\n'))) as FirstUser[];
  const database = databaseUrl ? new URL(databaseUrl).pathname.slice(1) : null;
  return {
    prepared: { dataDir, secrets, users, database } satisfies PreparedCms,
    async remove() {
      await rm(dataDir, { recursive: true, force: true });
      await rm(`${dataDir}-withdrawals`, { recursive: true, force: true });
    },
  };
}
