import type { WriteStream } from 'node:tty';

/** Tells how far a check is: on one line of a terminal, and else a line for each tenth of the way. */
export function progressOf(name: string, output: Pick<WriteStream, 'isTTY' | 'write'>) {
  let told = -1;
  return {
    tell({ done, total, step }: { done: number; total: number; step: string }): void {
      const tenth = Math.floor((done * 10) / Math.max(1, total));
      if (output.isTTY) output.write(`\r\x1b[K${name}: ${step}`);
      else if (tenth !== told) output.write(`${name}: ${step}\n`);
      told = tenth;
    },
    end(): void {
      if (output.isTTY) output.write('\r\x1b[K');
    },
  };
}
