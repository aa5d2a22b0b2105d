import { partsOf, queryOf } from '../../../src/search/typed-query.ts';
import type { Passage } from '../../../src/search/passages.ts';
import { didYouMean } from './did-you-mean.ts';
import { worthMarking } from './find-hits.ts';
import {
  completeIndexFile,
  openIndexFile,
  removeIndexFiles,
  type IndexFile,
} from './index-file.ts';
import type { ItemRecord, TextPage } from './item-record.ts';
import { ItemWriter, type KnownItem } from './item-writer.ts';
import { matchItems } from './match-items.ts';
import { findPassages } from './passages.ts';
import { Vocabulary } from './vocabulary.ts';
import { wantedWords, type NameGroup, type WantedWords } from './wanted-words.ts';
import { stemOf, wordsOf } from './words.ts';

/** What a query found. */
export interface Answer {
  /** The rows of all that was found, the best first. */
  rows: Int32Array;
  /** What was looked for, as stems that follow each other: to mark it. */
  sequences: string[][];
  /** Typed words that were not looked for, since they are in nearly everything. */
  ignored: string[];
  /** The query that was answered in place of the typed one, which found nothing. */
  corrected: string | null;
  /** A query that may have been meant, where the typed one found little. */
  suggested: string | null;
  /** Queries of fewer words that find something, where this one finds nothing. */
  shorter: string[];
}

/** Where less was found, it is told what else may have been meant. */
const little = 5;
/** Of so many words it is looked whether they stand in a row. */
const longestPhrase = 6;
/** Milliseconds in which shorter queries are tried. */
const patienceMs = 80;

/** The index of all that is published, in a folder of its own. */
export class SearchIndex {
  readonly #folder: string;
  #file: IndexFile;
  #vocabulary: Vocabulary;
  #writer: ItemWriter;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = openIndexFile(folder);
    this.#vocabulary = new Vocabulary(this.#file.database);
    this.#writer = new ItemWriter(this.#file.database, this.#vocabulary);
  }

  get isComplete(): boolean {
    return this.#file.isComplete;
  }

  known(): KnownItem[] {
    return this.#writer.known();
  }

  hasText(sha256: string): boolean {
    return this.#writer.hasText(sha256);
  }

  keepText(sha256: string, pages: readonly TextPage[]): void {
    this.#writer.keepText(sha256, pages);
  }

  put(items: readonly { row: number; record: ItemRecord }[]): void {
    this.#writer.together(() => {
      for (const { row, record } of items) this.#writer.put(row, record);
    });
  }

  remove(rows: readonly number[]): void {
    this.#writer.together(() => this.#writer.remove(rows));
  }

  /** Says that all is in it that there is: from now on it is used without a second thought. */
  complete(): void {
    if (this.#file.isComplete) return;
    this.#file = completeIndexFile(this.#file);
    this.#vocabulary = new Vocabulary(this.#file.database);
    this.#writer = new ItemWriter(this.#file.database, this.#vocabulary);
  }

  /** Answers a query, or the one that was meant where it finds nothing. */
  find(query: string, groups: readonly NameGroup[]): Answer {
    const found = this.#match(query, groups);
    if (found.rows.length >= little) return found;
    const meant = didYouMean(query, this.#vocabulary);
    const other = meant === null ? null : this.#match(meant, groups);
    if (other && other.rows.length > 0) {
      if (found.rows.length === 0) return { ...other, corrected: meant };
      if (other.rows.length > found.rows.length) return { ...found, suggested: meant };
    }
    return found.rows.length > 0 ? found : { ...found, shorter: this.#shorter(query, groups) };
  }

  passages(rows: readonly number[], sequences: readonly string[][]): Map<number, Passage[]> {
    return findPassages(this.#file.database, rows, sequences);
  }

  /**
   * Does a part of what is left to do once items have gone: their words leave the file for good.
   *
   * @returns true while there is more to do
   */
  tidy(): boolean {
    const { database } = this.#file;
    const before = totalChanges(database);
    for (const table of ['head', 'whole']) {
      database.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', -200)`).run();
    }
    if (totalChanges(database) - before > 4) return true;
    database.pragma('wal_checkpoint(TRUNCATE)');
    return false;
  }

  /** Throws the index away, whatever is wrong with it, and begins another one. */
  startAgain(): void {
    this.#closeQuietly();
    removeIndexFiles(this.#folder);
    this.#file = openIndexFile(this.#folder);
    this.#vocabulary = new Vocabulary(this.#file.database);
    this.#writer = new ItemWriter(this.#file.database, this.#vocabulary);
  }

  close(): void {
    this.#file.database.close();
  }

  #match(query: string, groups: readonly NameGroup[]): Answer {
    const parts = partsOf(query);
    const wanted = wantedWords(parts, groups, this.#vocabulary);
    const isAllWords = parts.every(({ kind }) => kind === 'word');
    const phrase = isAllWords ? parts.flatMap(({ text }) => wordsOf(text).map(stemOf)) : [];
    const { rows, ignored } = matchItems(
      this.#file.database,
      wanted,
      phrase.length <= longestPhrase ? phrase : [],
    );
    const sequences = worthMarking(sequencesOf(wanted));
    return { rows, sequences, ignored, corrected: null, suggested: null, shorter: [] };
  }

  #shorter(query: string, groups: readonly NameGroup[]): string[] {
    const parts = partsOf(query);
    if (parts.length < 2) return [];
    const until = performance.now() + patienceMs;
    const queries = parts.map((_, left) => queryOf(parts.filter((__, index) => index !== left)));
    return [...new Set(queries)].filter(
      (one) => performance.now() < until && this.#match(one, groups).rows.length > 0,
    );
  }

  #closeQuietly(): void {
    try {
      this.#file.database.close();
    } catch {
      // It is thrown away.
    }
  }
}

function sequencesOf(wanted: readonly WantedWords[]): string[][] {
  return wanted.flatMap(({ any }) => any);
}

function totalChanges(database: IndexFile['database']): number {
  return Number(database.prepare('SELECT total_changes()').pluck().get());
}
