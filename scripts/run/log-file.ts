import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs';

const fiveMegabytes = 5_000_000;

/**
 * A log that never grows without end: past `largest` bytes it becomes `<file>.1`, in place of the
 * one before.
 */
export function openLog(file: string, largest = fiveMegabytes) {
  let size = sizeOf(file);
  let last = '';
  const append = (text: string) => {
    if (size + text.length > largest) {
      rmSync(`${file}.1`, { force: true });
      if (size > 0) renameSync(file, `${file}.1`);
      size = 0;
    }
    appendFileSync(file, text, { mode: 0o600 });
    size += Buffer.byteLength(text);
  };
  return {
    file,
    /** Appends text as it came; a full disk or a removed folder must not take the product down. */
    write(text: string): void {
      last = (last + text).slice(-20_000);
      try {
        append(text);
      } catch {
        // The last lines are still known, and are shown when the app ends.
      }
    },
    /** The last lines that this process wrote. */
    lastLines(count: number): string {
      return last.trimEnd().split('\n').slice(-count).join('\n');
    },
  };
}

export type Log = ReturnType<typeof openLog>;

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
