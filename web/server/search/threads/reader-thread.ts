import { setPriority } from 'node:os';
import { openForReading, type IndexDatabase } from '../index/index-file.ts';
import { SearchReader, type Answer } from '../index/search-reader.ts';
import type { NameGroup } from '../index/wanted-words.ts';
import type { Passage } from '../../../src/search/passages.ts';
import { answerCalls } from './answer-calls.ts';

/** Where both have work, pages get three times as much; the look at all of a file stays far behind. */
const niceness = 5;

// Of this thread alone, as Linux has it.
if (process.platform === 'linux') setPriority(0, niceness);

let open: { path: string; database: IndexDatabase; reader: SearchReader } | undefined;

function close(): void {
  open?.database.close();
  open = undefined;
}

/** @param path of the index, which is another one once it was completed */
function readerOf(path: string): SearchReader {
  if (open?.path === path) return open.reader;
  close();
  const database = openForReading(path);
  open = { path, database, reader: new SearchReader(database) };
  return open.reader;
}

/** One of the threads that answer what readers look for. */
const calls = {
  close,
  /** Reads what many queries need, so that none has to wait for it. */
  warmUp: (path: string): void => readerOf(path).warmUp(),
  find: (path: string, query: string, groups: NameGroup[]): Answer =>
    readerOf(path).find(query, groups),
  suggest: (path: string, typed: string): string[] => readerOf(path).suggest(typed),
  passages: (path: string, rows: number[], sequences: string[][]): Map<number, Passage[]> =>
    readerOf(path).passages(rows, sequences),
};

export type ReaderCalls = typeof calls;

answerCalls(calls);
