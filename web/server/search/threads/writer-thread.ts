import { workerData } from 'node:worker_threads';
import type { KnownItem } from '../index/item-writer.ts';
import { SearchIndex, type IndexedItem } from '../index/search-index.ts';
import { answerCalls } from './answer-calls.ts';

const { folder } = workerData as { folder: string };
let index: SearchIndex | undefined;

export interface OpenedIndex {
  path: string;
  isComplete: boolean;
  isUntidy: boolean;
  known: KnownItem[];
  /** The largest row that is or was in use, as far as the file knows. */
  lastRow: number;
}

const opened = (): SearchIndex => (index ??= new SearchIndex(folder));

const described = (): OpenedIndex => {
  const { path, isComplete, isUntidy, lastRow } = opened();
  return { path, isComplete, isUntidy, lastRow, known: opened().known() };
};

/** The one thread that changes the index. */
const calls = {
  open: described,
  /** @returns those documents whose text is not kept */
  withoutText: (sha256s: string[]): string[] =>
    sha256s.filter((sha256) => !opened().hasText(sha256)),
  /** @returns of each whether all of its texts are in it */
  put: (items: IndexedItem[]): boolean[] => opened().put(items),
  renew: (items: IndexedItem[]): boolean[] => opened().renew(items),
  remove: (rows: number[]): void => opened().remove(rows),
  warmUp: (): void => opened().warmUp(),
  tidy: (): boolean => opened().tidy(),
  complete: (): void => opened().complete(),
  startAgain: (): OpenedIndex => {
    opened().startAgain();
    return described();
  },
};

export type WriterCalls = typeof calls;

answerCalls(calls);
