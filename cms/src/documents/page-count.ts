import { execFile } from 'node:child_process';
import path from 'node:path';
import { Turns } from '../processes/turns';
import { watchMemory } from '../processes/watch-memory';
import { documentStore } from './store';

const timeLimitMilliseconds = 20_000;
const mostBytes = 640 * 1024 * 1024;
/** Any number may wait: a save has at most 50 documents. */
const turns = new Turns(2, Infinity);

/**
 * Counts the pages of a PDF in a process of its own, with a limit of 20 seconds and 640 MB, which
 * may only read. A thread would not do: one that runs out of memory can take the CMS with it. At
 * most two such processes run; others wait their turn.
 *
 * @param storedName in the document store
 * @returns null when the file is no readable PDF, or cannot be read within the limits
 * @throws MissingFileError
 */
export function countPages(storedName: string): Promise<number | null> {
  return turns.take(() => documentStore().withLocalFile(storedName, countInProcess));
}

function countInProcess(filePath: string): Promise<number | null> {
  const script = path.join(__dirname, 'page-count-process.js');
  const rights = ['--max-old-space-size=256', '--permission', '--allow-fs-read=*'];
  const limits = { timeout: timeLimitMilliseconds, killSignal: 'SIGKILL' as const, env: {} };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...rights, script, filePath],
      limits,
      (error, out) => {
        stopWatching();
        const pages = Number(out);
        resolve(!error && Number.isInteger(pages) && pages > 0 ? pages : null);
      },
    );
    const stopWatching = watchMemory(child.pid, mostBytes, () => void child.kill('SIGKILL'));
  });
}
