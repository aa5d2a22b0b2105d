import path from 'node:path';
import { Worker } from 'node:worker_threads';

const timeLimitMilliseconds = 20_000;
const mostAtOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Counts the pages of a PDF in a thread of its own, with a limit of 20 seconds and 256 MB. At
 * most two such threads run in the process; others wait their turn.
 *
 * @returns null when the file cannot be read, or not within the limits
 */
export async function countPages(filePath: string): Promise<number | null> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await countInThread(filePath);
  } finally {
    const next = waiting.shift();
    // The next one takes over the place, so that nobody gets in between.
    if (next) next();
    else running -= 1;
  }
}

function countInThread(filePath: string): Promise<number | null> {
  return new Promise((resolve) => {
    const worker = new Worker(path.join(__dirname, 'page-count-worker.js'), {
      workerData: filePath,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      stdout: true,
      stderr: true,
    });
    let count: number | null = null;
    const finish = (pages: unknown) => {
      count = typeof pages === 'number' && pages > 0 ? pages : null;
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(null), timeLimitMilliseconds);
    worker.once('message', finish);
    worker.once('error', () => finish(null));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve(count);
    });
  });
}
