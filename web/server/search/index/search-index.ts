import { statSync } from 'node:fs';
import {
  completeIndexFile,
  moveLog,
  openIndexFile,
  removeIndexFiles,
  rewrite,
  type IndexFile,
} from './index-file.ts';
import type { ItemRecord, TextPage } from './item-record.ts';
import { ItemWriter, type KnownItem } from './item-writer.ts';
import { SearchReader } from './search-reader.ts';
import { Vocabulary } from './vocabulary.ts';

/** An item as it is put in. */
export interface IndexedItem {
  /** A number that no item had before. */
  row: number;
  record: ItemRecord;
  /** Of those of its documents whose text is not kept yet. */
  texts: { sha256: string; pages: readonly TextPage[] }[];
}

/** Pages that FTS5 puts together before others get a turn. */
const mergedPages = 64;
/** Bytes of a file that is written anew where something has gone: it is in memory meanwhile. */
const mostRewritten = 32 * 1024 * 1024;
/** What stands for a file that has been. */
const rewritten = 'rewritten';
/** After so many turns, what they changed is moved out of the log. */
const turnsInLog = 16;

/** The index of all that is published, in a folder of its own. */
export class SearchIndex {
  readonly #folder: string;
  #file: IndexFile;
  #writer: ItemWriter;
  #turns = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = openIndexFile(folder);
    this.#writer = this.#newWriter();
  }

  #newWriter(): ItemWriter {
    const { database } = this.#file;
    return new ItemWriter(database, new Vocabulary(database));
  }

  get isComplete(): boolean {
    return this.#file.isComplete;
  }

  known(): KnownItem[] {
    return this.#writer.known();
  }

  /** The largest row that is or was in use, as far as the file knows. */
  get lastRow(): number {
    return this.#writer.lastRow;
  }

  /** For answers of this thread; others have connections of their own. */
  get reader(): SearchReader {
    this.#writer.finish();
    return new SearchReader(this.#file.database);
  }

  /** Where readers find it. */
  get path(): string {
    return this.#file.path;
  }

  /** Whether words of what has gone may still be in the file, also of before it was opened. */
  get isUntidy(): boolean {
    const found = this.#file.database.prepare("SELECT 1 FROM meta WHERE key = 'untidy'").get();
    return found !== undefined;
  }

  hasText(sha256: string): boolean {
    return this.#writer.hasText(sha256);
  }

  /**
   * Puts items in, in place of those with their kinds and ids, and keeps the texts that came with them. While
   * the index is being made they are found a little later, with those that follow.
   *
   * @returns of each whether all of its texts are in it
   */
  put(items: readonly IndexedItem[]): boolean[] {
    return this.#put(items, !this.isComplete);
  }

  /** The same for what has changed: nobody finds anything of what it was from now on. */
  renew(items: readonly IndexedItem[]): boolean[] {
    return this.#put(items, false);
  }

  #put(items: readonly IndexedItem[], mayWait: boolean): boolean[] {
    const work = () =>
      items.map(({ row, record, texts }) => {
        for (const { sha256, pages } of texts) this.#writer.keepText(sha256, pages);
        return this.#writer.put(row, record);
      });
    return this.#writer.together(work, mayWait);
  }

  remove(rows: readonly number[]): void {
    this.#writer.together(() => this.#writer.remove(rows));
  }

  /** Prepares for the first item that has to leave; changes nothing. */
  warmUp(): void {
    this.#writer.warmUp();
  }

  /** Says that all is in it that there is: from now on it is used without a second thought. */
  complete(): void {
    if (this.#file.isComplete) return;
    this.#writer.finish();
    this.#file = completeIndexFile(this.#file);
    this.#writer = this.#newWriter();
  }

  /**
   * Does a part of what is left to do after changes: they go from the log into the file, and the words
   * of items that have gone leave both for good.
   *
   * @returns true while there is more to do
   */
  tidy(): boolean {
    const { database } = this.#file;
    if (!this.isUntidy) {
      if (this.#merge(mergedPages)) return true;
      moveLog(database, 'PASSIVE');
      return false;
    }
    this.#turns += 1;
    if (this.#turns % turnsInLog === 0) moveLog(database, 'PASSIVE');
    if (this.#writer.tidy()) return true;
    if (this.#merge(-mergedPages)) return true;
    if (!this.#isRewritten()) {
      if (!rewrite(database)) return false;
      database.prepare("UPDATE meta SET value = ? WHERE key = 'untidy'").run(rewritten);
      return true;
    }
    // As long as a reader is at work, words of before are still in the log.
    if (!moveLog(database, 'TRUNCATE')) return true;
    database.prepare("DELETE FROM meta WHERE key = 'untidy'").run();
    return false;
  }

  /**
   * Lets FTS5 put parts of its index together: those of one size where there are several, or all.
   *
   * @param pages that it may write; less than none for all
   * @returns whether it found something to do
   */
  #merge(pages: number): boolean {
    const { database } = this.#file;
    const before = totalChanges(database);
    for (const table of ['head', 'whole']) {
      database.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`).run(pages);
    }
    return totalChanges(database) - before > 4;
  }

  /** Whether nothing has gone since all of the file was written anew, or it is too large for that. */
  #isRewritten(): boolean {
    const { database, path } = this.#file;
    const said = database.prepare("SELECT value FROM meta WHERE key = 'untidy'").pluck().get();
    return said === rewritten || statSync(path).size > mostRewritten;
  }

  /** Throws the index away, whatever is wrong with it, and begins another one. */
  startAgain(): void {
    this.#closeQuietly();
    removeIndexFiles(this.#folder);
    this.#file = openIndexFile(this.#folder);
    this.#writer = this.#newWriter();
  }

  close(): void {
    this.#writer.finish();
    this.#file.database.close();
  }

  #closeQuietly(): void {
    try {
      this.#file.database.close();
    } catch {
      // It is thrown away.
    }
  }
}

function totalChanges(database: IndexFile['database']): number {
  return Number(database.prepare('SELECT total_changes()').pluck().get());
}
