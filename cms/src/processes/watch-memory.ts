import { readFile } from 'node:fs/promises';

const pauseMilliseconds = 100;

/**
 * Looks again and again at how much memory a process holds. The limit of Node's heap leaves out
 * what a file is unpacked into. Where there is no `/proc`, the heap and the time are the limits.
 *
 * @param onTooMuch called when it holds more than `mostBytes`
 * @returns ends the watch
 */
export function watchMemory(
  pid: number | undefined,
  mostBytes: number,
  onTooMuch: () => void,
): () => void {
  const timer = setInterval(() => {
    void heldBytes(pid).then((bytes) => bytes > mostBytes && onTooMuch());
  }, pauseMilliseconds);
  return () => clearInterval(timer);
}

async function heldBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
