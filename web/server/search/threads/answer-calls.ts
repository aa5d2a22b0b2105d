import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { isDamage } from '../index/index-file.ts';

/** What a thread can be asked, by name; each is answered before the next. */
export type Calls = Record<string, (...args: never[]) => unknown>;

export interface CallMessage {
  number: number;
  name: string;
  args: unknown[];
}

export interface AnswerMessage {
  number: number;
  value?: unknown;
  fault?: { message: string; isDamage: boolean };
}

/** What a thread says first, once it may be ended. */
export const loaded = 'loaded';

/** In a thread: answers what the main one asks. */
export function answerCalls(calls: Calls): void {
  // SQLite is loaded into each thread with the first file that is opened.
  new Database(':memory:').close();
  parentPort?.postMessage(loaded);
  parentPort?.on('message', ({ number, name, args }: CallMessage) => {
    parentPort?.postMessage(answerTo(number, () => calls[name]?.(...(args as never[]))));
  });
}

function answerTo(number: number, work: () => unknown): AnswerMessage {
  try {
    return { number, value: work() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { number, fault: { message, isDamage: isDamage(error) } };
  }
}
