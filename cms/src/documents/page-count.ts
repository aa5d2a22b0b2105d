import path from 'node:path';
import { Worker } from 'node:worker_threads';

const timeLimitMilliseconds = 20_000;

/**
 * Counts the pages of a PDF in a thread of its own, with a limit of 20 seconds and 256 MB.
 *
 * @returns null when the file cannot be read, or not within the limits
 */
export function countPages(filePath: string): Promise<number | null> {
  return new Promise((resolve) => {
    const worker = new Worker(path.join(__dirname, 'page-count-worker.js'), {
      workerData: filePath,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      stdout: true,
      stderr: true,
    });
    const finish = (pages: unknown) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(typeof pages === 'number' && pages > 0 ? pages : null);
    };
    const timer = setTimeout(() => finish(null), timeLimitMilliseconds);
    worker.once('message', finish);
    worker.once('error', () => finish(null));
    worker.once('exit', () => finish(null));
  });
}
