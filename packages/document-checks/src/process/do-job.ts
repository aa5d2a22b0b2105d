import { readSync, writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { checkBytes } from '../check-bytes.js';
import { DocumentChecksError } from '../document-checks-error.js';
import { useEngineFile } from '../pdf/engine-file.js';
import { PdfWillNotOpen } from '../pdf/pdf-will-not-open.js';
import type { CheckReport } from '../report.js';
import { unchecked } from '../unchecked.js';
import type { GivenJob, Job, Message } from './job.js';
import { readWhole, type ReadBytes } from './read-whole.js';

/** The open file that the supervisor hands over. */
const fileDescriptor = 3;
const untilReadMs = 5;
const silence = () => undefined;

/**
 * Does the one job that this process is for: reads it from standard input, and says what came of it.
 * Ends with the process that asked.
 */
export async function doJob(): Promise<void> {
  // Libraries talk; what they say could be a document's words.
  Object.assign(console, { log: silence, info: silence, warn: silence, error: silence });
  const job = JSON.parse(await text(process.stdin)) as GivenJob;
  new Worker(job.stopWithParent, { workerData: job.parent }).unref();
  useEngineFile(job.engineFile);
  try {
    mustBeGuarded();
    const read = readWhole(
      (buffer, position) => readSync(fileDescriptor, buffer, 0, buffer.length, position),
      job.limits.bytes,
    );
    say({ type: 'file', file: read.file });
    say({ type: 'result', value: await resultOf(read, job) });
  } catch (error) {
    say({ type: 'failed', reason: reasonOf(error) });
  }
}

/** Nothing is read by a process that could open other files, or start others. */
function mustBeGuarded(): void {
  const { permission } = process as { permission?: typeof process.permission };
  const mayMore = ['fs.read', 'fs.write', 'child'].some((what) => permission?.has(what));
  if (!permission || mayMore) throw new DocumentChecksError(unchecked('checker-failed'));
}

async function resultOf(read: ReadBytes, job: Job): Promise<unknown> {
  if (job.kind === 'check') return checkBytes(read, job, say);
  if (read.isTooLarge) throw new DocumentChecksError(unchecked('too-large'));
  if (job.kind === 'picture') {
    const { drawPlace } = await import('../picture/draw-place.js');
    return { png: Buffer.from(await drawPlace(read, job)).toString('base64') };
  }
  const { cleanBytes } = await import('../cleaning/clean-bytes.js');
  const { bytes, removed } = await cleanBytes(read);
  return { bytes: Buffer.from(bytes).toString('base64'), removed };
}

function reasonOf(error: unknown): NonNullable<CheckReport['unchecked']> {
  if (error instanceof DocumentChecksError) return error.reason;
  if (!(error instanceof PdfWillNotOpen)) return unchecked('checker-failed');
  return unchecked(error.needsPassword ? 'encrypted' : 'damaged');
}

/** A long message fills the pipe, and waits until a supervisor who is busy has read a part of it. */
function say(message: Message): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, untilReadMs);
    }
  }
}
