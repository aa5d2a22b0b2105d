import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReaderCalls } from './reader-thread.ts';
import { Thread } from './thread.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'learning-reviews-threads-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A thread that takes its time until it says that it is loaded, and never answers. */
async function slowThread(ms: number) {
  const file = path.join(folder, 'slow.mjs');
  await writeFile(
    file,
    `import { parentPort, workerData } from 'node:worker_threads';
     parentPort.on('message', () => undefined);
     setTimeout(() => {
       Atomics.store(workerData, 0, 1);
       parentPort.postMessage('loaded');
     }, ${ms});`,
  );
  const data = new Int32Array(new SharedArrayBuffer(4));
  const options = { data, memoryMb: 96, limitMs: 100 };
  return { thread: new Thread<ReaderCalls>(pathToFileURL(file), options), data };
}

it('is not ended before SQLite is loaded in it, which would take the process with it', async () => {
  const { thread, data } = await slowThread(500);
  const answer = thread.call('close').catch((error: Error) => error.message);
  await thread.stop();
  expect(data[0]).toBe(1);
  expect(await answer).toBe('The thread was stopped.');
});

it('keeps nobody waiting for that whose time is over', async () => {
  const { thread, data } = await slowThread(2_000);
  await expect(thread.call('close')).rejects.toThrow('It took too long.');
  expect([data[0], thread.isRunning]).toEqual([0, false]);
});

it('says that it is loaded, answers, and begins again after it was ended', async () => {
  const file = new URL('reader-thread.ts', import.meta.url);
  const thread = new Thread<ReaderCalls>(file, { memoryMb: 96 });
  const first = thread.call('close').catch((error: Error) => error.message);
  await thread.stop();
  expect([thread.isRunning, await first]).toEqual([false, 'The thread was stopped.']);
  expect(await thread.call('close')).toBeUndefined();
  expect(thread.isRunning).toBe(true);
  await thread.stop();
});
