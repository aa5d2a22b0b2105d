import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** A clock of its own for a process, which can be stepped while that runs. */
export interface SteppedClock {
  /** What the process is started with. */
  env: Record<string, string>;
  /** @param milliseconds from the real time; negative for a clock that is behind */
  step(milliseconds: number): void;
}

/** @param dataDir where the step is written, for the process to read */
export function steppedClock(dataDir: string, milliseconds = 0): SteppedClock {
  const file = path.join(dataDir, 'stepped-clock');
  const step = (to: number) => writeFileSync(file, String(to));
  step(milliseconds);
  return {
    env: {
      NODE_OPTIONS: `--import=${path.join(import.meta.dirname, 'stepped-clock.mjs')}`,
      STEPPED_CLOCK_FILE: file,
    },
    step,
  };
}
