import { Worker } from 'node:worker_threads';
import { loaded, type AnswerMessage, type CallMessage, type Calls } from './answer-calls.ts';

/** A thread could not answer. */
export class ThreadError extends Error {
  override readonly name = 'ThreadError';
  /** True where the index on the disk is not what it was. */
  readonly isDamage: boolean;

  constructor(message: string, isDamage = false) {
    super(message);
    this.isDamage = isDamage;
  }
}

interface ThreadOptions {
  data?: unknown;
  memoryMb: number;
  limitMs?: number;
}

/** For what lives shortly, in each thread: more of it saves no time that anybody would notice. */
const shortLivedMb = 8;

interface Waiting {
  resolve(value: never): void;
  reject(error: ThreadError): void;
}

/** A thread of its own for work that would hold up pages. What ends it, begins another one. */
export class Thread<C extends Calls> {
  readonly #file: URL;
  readonly #data: unknown;
  readonly #memoryMb: number;
  readonly #limitMs: number | undefined;
  readonly #waiting = new Map<number, Waiting>();
  /** When each may be ended: before SQLite is loaded in it, it would take the whole process with it. */
  readonly #isLoaded = new WeakMap<Worker, Promise<void>>();
  #worker: Worker | undefined;
  #number = 0;

  /**
   * @param data what the thread is told when it begins
   * @param memoryMb megabytes for what it holds; a thread that needs more is ended
   * @param limitMs milliseconds for an answer, after which the thread is ended, whatever it does
   */
  constructor(file: URL, { data, memoryMb, limitMs }: ThreadOptions) {
    this.#file = file;
    this.#data = data;
    this.#memoryMb = memoryMb;
    this.#limitMs = limitMs;
  }

  /** False until it is asked for the first time, and again after it ended. */
  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /** @throws ThreadError */
  call<N extends keyof C & string>(name: N, ...args: Parameters<C[N]>): Promise<ReturnType<C[N]>> {
    const limitMs = this.#limitMs;
    const worker = (this.#worker ??= this.#start());
    const number = (this.#number += 1);
    return new Promise<ReturnType<C[N]>>((resolve, reject) => {
      const timer =
        limitMs === undefined ? undefined : setTimeout(() => this.#end(worker, tooLong), limitMs);
      const settled = <T>(settle: (value: T) => void) => {
        return (value: T) => {
          clearTimeout(timer);
          settle(value);
        };
      };
      this.#waiting.set(number, { resolve: settled(resolve), reject: settled(reject) });
      worker.postMessage({ number, name, args } satisfies CallMessage);
    });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    this.#end(worker, 'The thread was stopped.');
    await this.#terminate(worker);
  }

  #start(): Worker {
    const worker = new Worker(this.#file, {
      workerData: this.#data,
      resourceLimits: {
        maxOldGenerationSizeMb: this.#memoryMb,
        maxYoungGenerationSizeMb: shortLivedMb,
      },
    });
    worker.unref();
    const isLoaded = new Promise<void>((resolve) => {
      worker.once('message', () => resolve()).once('exit', () => resolve());
    });
    this.#isLoaded.set(worker, isLoaded);
    worker.on('message', (message: AnswerMessage | typeof loaded) => {
      if (message === loaded) return;
      const { number, value, fault } = message;
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (fault) waiting?.reject(new ThreadError(fault.message, fault.isDamage));
      else waiting?.resolve(value as never);
    });
    worker.on('error', (error) =>
      this.#end(worker, error instanceof Error ? error.message : String(error)),
    );
    worker.on('exit', () => this.#end(worker, 'The thread ended.'));
    return worker;
  }

  #end(worker: Worker, reason: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    void this.#terminate(worker);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new ThreadError(reason));
  }

  async #terminate(worker: Worker): Promise<void> {
    // Else a process with nothing more to do would end while this waits.
    worker.ref();
    await this.#isLoaded.get(worker);
    await worker.terminate();
  }
}

const tooLong = 'It took too long.';
