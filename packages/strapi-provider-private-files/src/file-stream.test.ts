import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FileStream } from './file-stream';
import type { ByteRange } from './file-store';

const folder = mkdtempSync(path.join(tmpdir(), 'file-stream-'));
const file = path.join(folder, 'a');
const content = randomBytes(3_000_001);
let server: Server;
let range: ByteRange | undefined;
let sent: FileStream;
let fault: Error | undefined;

beforeEach(async () => {
  writeFileSync(file, content);
  range = undefined;
  fault = undefined;
  server = createServer(async (_request, response) => {
    sent = new FileStream(await open(file, 'r'), range);
    sent.once('error', (error) => {
      fault = error;
      response.destroy();
    });
    sent.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

afterAll(() => rm(folder, { recursive: true }));

function ask(): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => get({ port, agent: false }, resolve).on('error', reject));
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it('sends every byte, to many at once and to those who read slowly', async () => {
  const slow = await ask();
  slow.once('data', (first: Buffer) => {
    slow.pause();
    slow.unshift(first);
  });
  const others = await Promise.all(Array.from({ length: 20 }, async () => buffer(await ask())));
  for (const bytes of others) expect(digest(bytes)).toBe(digest(content));
  await pause(200);
  expect(digest(await buffer(slow))).toBe(digest(content));
});

it('sends a part of it, and closes the file', async () => {
  range = { start: 70_000, end: 200_000 };
  expect((await buffer(await ask())).equals(content.subarray(70_000, 200_001))).toBe(true);
  await vi.waitUntil(() => sent.closed);
});

it('closes the file when the reader leaves, without a fault', async () => {
  (await ask()).destroy();
  await vi.waitUntil(() => sent.closed);
  expect(fault).toBeUndefined();
});

it('breaks off when the file is shorter than was said', async () => {
  range = { start: 0, end: content.length - 1 };
  truncateSync(file, 100_000);
  await expect(ask().then(buffer)).rejects.toThrow();
  expect(fault?.message).toBe('The file ends too early.');
});

it('is a stream like any other to whoever else reads it', async () => {
  expect(digest(await buffer(new FileStream(await open(file, 'r'))))).toBe(digest(content));
  const part = new FileStream(await open(file, 'r'), { start: 1, end: 5 });
  expect(await buffer(part)).toEqual(content.subarray(1, 6));
});
