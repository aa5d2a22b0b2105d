import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StoreUnreachableError } from 'strapi-provider-private-files';
import { documentStore } from '../../documents/store';
import { CopiesOut } from './copies-out';
import type { StampWords } from './stamp-drawing';
import { watchMemory } from '../../processes/watch-memory';
import { Turns } from '../../processes/turns';

/** What the process is asked to do, beside the file itself. */
export interface StampOrder {
  words: StampWords;
  pages: number;
}

/** A document as the CMS holds it. */
export interface StampSource {
  storedName: string;
  pages: number;
}

/** A stamped copy. It has no name on the disk; read it once. */
export interface StampedCopy {
  bytes: number;
  read(): Readable;
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;
const limits = {
  fileBytes: 60 * megabyte,
  /** The marks are small; a copy that is much larger is no honest one. */
  copyBytes: 90 * megabyte,
  milliseconds: 20_000,
  heapMegabytes: 320,
  memoryBytes: 640 * megabyte,
};
const turns = new Turns(2, 20);
/** 900 MB at most, for at most five minutes. */
const copiesOut = new CopiesOut(10, 5 * 60_000);

/**
 * Makes a copy of a PDF with the marks on every page, in a process that may write nothing and has
 * 20 seconds and 640 MB. At most two such run at once.
 *
 * @returns null when it cannot be had within the limits
 * @throws BusyError when too many wait already, or are being read
 * @throws StoreUnreachableError when the store does not answer: nothing is known of the file then
 */
export function stampDocument(
  { storedName, pages }: StampSource,
  words: StampWords,
): Promise<StampedCopy | null> {
  return turns.take(async () => {
    copiesOut.refuseWhenFull();
    const copy = await openNameless();
    try {
      const size = await documentStore().size(storedName);
      if (size <= limits.fileBytes && (await runProcess(storedName, { words, pages }, copy))) {
        const bytes = (await copy.stat()).size;
        if (bytes > 0) return stampedCopy(copy, bytes);
      }
    } catch (error) {
      await copy.close();
      if (error instanceof StoreUnreachableError) throw error;
      // The file is gone, or the process broke off: there is no copy.
      return null;
    }
    await copy.close();
    return null;
  });
}

/** A file that only this process can reach, and that is gone with it. */
async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shared-'));
  try {
    return await open(path.join(folder, randomUUID()), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function stampedCopy(copy: FileHandle, bytes: number): StampedCopy {
  let stream: Readable | undefined;
  const isBack = copiesOut.add(() => stream?.destroy());
  return {
    bytes,
    read() {
      stream = copy.createReadStream({ start: 0 });
      return stream.once('close', isBack);
    },
    async close() {
      isBack();
      await copy.close();
    },
  };
}

async function runProcess(
  storedName: string,
  order: StampOrder,
  copy: FileHandle,
): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${limits.heapMegabytes}`,
      '--permission',
      '--allow-fs-read=*',
      path.join(__dirname, 'stamp-process.js'),
    ],
    { env: {}, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  const kill = () => void child.kill('SIGKILL');
  const timer = setTimeout(kill, limits.milliseconds);
  const stopWatching = watchMemory(child.pid, limits.memoryBytes, kill);
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  try {
    const file = await documentStore().read(storedName);
    child.stdin.write(`${JSON.stringify(order)}\n`);
    await Promise.all([pipeline(file, child.stdin), keep(child.stdout, copy)]);
    return await ended;
  } finally {
    clearTimeout(timer);
    stopWatching();
    kill();
  }
}

async function keep(from: Readable, copy: FileHandle): Promise<void> {
  let bytes = 0;
  for await (const chunk of from as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limits.copyBytes) throw new Error('The copy is too large.');
    await copy.writeFile(chunk);
  }
}
