import { readSync, writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { checkBytes } from '../check-bytes.js';
import { readWhole } from './read-whole.js';
import type { Job, Message } from './job.js';
import { unchecked } from '../unchecked.js';

/** The open file that the supervisor hands over. */
const fileDescriptor = 3;

// Libraries talk; what they say could be a document's words.
const silence = () => undefined;
Object.assign(console, { log: silence, info: silence, warn: silence, error: silence });

const job = JSON.parse(await text(process.stdin)) as Job;

try {
  await run(job);
} catch {
  say({ type: 'failed', reason: unchecked('checker-failed') });
}

async function run(job: Job): Promise<void> {
  const read = readWhole(
    (buffer, at) => readSync(fileDescriptor, buffer, 0, buffer.length, at),
    job.limits.bytes,
  );
  say({ type: 'file', file: read.file });
  if (job.kind === 'check') say({ type: 'result', value: await checkBytes(read, job, say) });
  else say({ type: 'failed', reason: unchecked('checker-failed') });
}

function say(message: Message): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  let written = 0;
  while (written < bytes.length) written += writeSync(1, bytes, written);
}
