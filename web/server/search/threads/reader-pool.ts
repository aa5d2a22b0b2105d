import { availableParallelism } from 'node:os';
import { Thread } from './thread.ts';
import type { ReaderCalls } from './reader-thread.ts';

/** Milliseconds for one question, and for the start of a thread; the most costly take far less. */
const limitMs = 10_000;

const mostReaders = 2;
const memoryMb = 96;

/** Questions that wait; the next one is refused. */
const mostWaiting = 200;

type Reader = Thread<ReaderCalls>;

/** A few threads that answer, and a row of questions that wait for one. */
export class ReaderPool {
  readonly #path: () => string | undefined;
  readonly #idle: Reader[];
  readonly #all: readonly Reader[];
  readonly #waiting: ((thread: Reader) => void)[] = [];

  /** @param path of the index, looked up each time that a turn has come */
  constructor(path: () => string | undefined) {
    this.#path = path;
    const file = new URL('./reader-thread.ts', import.meta.url);
    const count = Math.max(1, Math.min(mostReaders, availableParallelism()));
    this.#all = Array.from(
      { length: count },
      () => new Thread<ReaderCalls>(file, { memoryMb, limitMs }),
    );
    this.#idle = [...this.#all];
  }

  /**
   * @returns `busy` at once where too many wait, or where there is no index any more
   * @throws ThreadError
   */
  async ask<T>(question: (reader: Reader, path: string) => Promise<T>): Promise<T | 'busy'> {
    if (this.#idle.length === 0 && this.#waiting.length >= mostWaiting) return 'busy';
    const thread = await this.#take();
    try {
      const path = this.#path();
      return path === undefined ? 'busy' : await question(thread, path);
    } finally {
      this.#giveBack(thread);
    }
  }

  /** Lets each thread read what many queries need, before anybody asks. */
  warmUp(): void {
    const warmed = this.#all.map(() => this.ask((reader, path) => reader.call('warmUp', path)));
    // Whoever asks next is told what is wrong.
    void Promise.allSettled(warmed);
  }

  /** Does something to the file while no reader has it open. */
  async whileClosed<T>(work: () => Promise<T>): Promise<T> {
    const threads = await Promise.all(this.#all.map(() => this.#take()));
    try {
      for (const thread of threads) if (thread.isRunning) await thread.call('close');
      return await work();
    } finally {
      for (const thread of threads) this.#giveBack(thread);
    }
  }

  async stop(): Promise<void> {
    for (const thread of this.#all) await thread.stop();
  }

  #take(): Promise<Reader> {
    const thread = this.#idle.pop();
    if (thread) return Promise.resolve(thread);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(thread: Reader): void {
    const next = this.#waiting.shift();
    if (next) next(thread);
    else this.#idle.push(thread);
  }
}
