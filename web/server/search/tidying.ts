import { setTimeout as pause } from 'node:timers/promises';
import { ThreadError } from './threads/thread.ts';

interface TidyingOptions {
  /** Takes a little of what has gone out of the file. @returns whether there is more */
  step(): Promise<boolean>;
  /** Milliseconds without a change before it begins: another one may come, and would wait. */
  afterMs: number;
  report(message: string): void;
  signal: AbortSignal;
}

/** Between steps: so many times as long as a step took, and no longer than this. */
const restsForStep = 3;
const longestRestMs = 200;
/** After a step that failed, so many times as long as after a change. */
const putOff = 60;

/**
 * The words of what has gone leave the file bit by bit, as nothing else is to do, with more time
 * between than that takes: for readers it is work of others.
 */
export class Tidying {
  readonly #options: TidyingOptions;
  /** Milliseconds of this process; undefined where there is nothing to tidy up. */
  #dueAt: number | undefined;

  constructor(options: TidyingOptions) {
    this.#options = options;
  }

  /** Says that something has changed, or that some was left at the last stop. */
  later(): void {
    this.#dueAt = performance.now() + this.#options.afterMs;
  }

  /** @param isIdle whether nothing else is to do, asked before each step */
  async run(isIdle: () => boolean): Promise<void> {
    const { signal } = this.#options;
    while (this.#isDue && isIdle() && !signal.aborted) {
      const began = performance.now();
      await this.#step();
      const ms = Math.min(restsForStep * (performance.now() - began), longestRestMs);
      await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** What cannot be done now, as on a disk that is full, waits: the index is as good meanwhile. */
  async #step(): Promise<void> {
    const { step, afterMs, report, signal } = this.#options;
    try {
      if (!(await step())) this.#dueAt = undefined;
    } catch (error) {
      if (!(error instanceof ThreadError) || error.isDamage || signal.aborted) throw error;
      this.#dueAt = performance.now() + putOff * afterMs;
      report(`The search index is tidied up later. ${error.message}`);
    }
  }

  get #isDue(): boolean {
    return this.#dueAt !== undefined && this.#dueAt <= performance.now();
  }
}
