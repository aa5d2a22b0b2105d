import type { IndexDatabase } from './index-file.ts';
import type { ItemRecord, TextPage } from './item-record.ts';
import { readPages } from './read-pages.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WordTally } from './word-tally.ts';
import { tokenOfType, wordsOf } from './words.ts';

/** What the index holds of an item, beside its words. */
export interface KnownItem {
  row: number;
  id: string;
  fingerprint: string;
  /** False where the text of a document is still missing. */
  isWhole: boolean;
}

/** Puts publications into the index and takes them out, each as a whole or not at all. */
export class ItemWriter {
  readonly #database: IndexDatabase;
  readonly #vocabulary: Vocabulary;
  /** Texts that are being put in, which need not be read again. */
  readonly #fresh = new Map<string, readonly TextPage[]>();

  constructor(database: IndexDatabase, vocabulary: Vocabulary) {
    this.#database = database;
    this.#vocabulary = vocabulary;
  }

  known(): KnownItem[] {
    const rows = this.#database.prepare('SELECT row, id, fingerprint, is_whole FROM item').all();
    return (rows as { row: number; id: string; fingerprint: string; is_whole: number }[]).map(
      ({ is_whole, ...item }) => ({ ...item, isWhole: is_whole === 1 }),
    );
  }

  hasText(sha256: string): boolean {
    const found = this.#database.prepare('SELECT 1 FROM document_text WHERE sha256 = ?');
    return found.get(sha256) !== undefined;
  }

  /** Keeps the text of a document, for the items that are put in after it. */
  keepText(sha256: string, pages: readonly TextPage[]): void {
    this.#database.prepare('DELETE FROM document_text WHERE sha256 = ?').run(sha256);
    this.#database.prepare('INSERT INTO document_text VALUES (?)').run(sha256);
    const keep = this.#database.prepare(
      'INSERT INTO page_text (sha256, page, text) VALUES (?, ?, ?)',
    );
    for (const { page, text } of pages) keep.run(sha256, page, text);
    this.#fresh.set(sha256, pages);
  }

  /** Does several things together: they cost less, and none is seen before all are done. */
  together<T>(work: () => T): T {
    try {
      return this.#database.transaction(() => {
        const done = work();
        this.#vocabulary.write();
        return done;
      })();
    } finally {
      this.#vocabulary.forget();
      this.#fresh.clear();
    }
  }

  /**
   * Puts an item in, in place of the one with its id, with the text of those of its documents whose
   * text is kept. Call it within `together`.
   *
   * @param row a number that no item had before
   * @returns whether the text of all of its documents is in it
   */
  put(row: number, record: ItemRecord): boolean {
    const before = this.#database
      .prepare('SELECT row FROM item WHERE id = ?')
      .pluck()
      .get(record.id);
    const released = before === undefined ? [] : this.#take(Number(before));
    const sha256s = new Set(record.documents.map(({ sha256 }) => sha256));
    const read = [...sha256s].filter((sha256) => this.hasText(sha256));
    const isWhole = read.length === sha256s.size;
    this.#database
      .prepare('INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)')
      .run(row, record.id, record.fingerprint, record.day, Number(isWhole), JSON.stringify(record));
    const link = this.#database.prepare('INSERT INTO item_document VALUES (?, ?)');
    for (const sha256 of read) link.run(row, sha256);
    this.#addWords(row, record, read);
    this.#dropUnused(released);
    return isWhole;
  }

  /** Takes items out, with all of their words. Call it within `together`. */
  remove(rows: readonly number[]): void {
    this.#dropUnused(rows.flatMap((row) => this.#take(row)));
  }

  #addWords(row: number, record: ItemRecord, sha256s: readonly string[]): void {
    const words = wordsOfRecord(record);
    const inDocuments = sha256s.flatMap((sha256) => this.#wordsOfDocument(sha256));
    const tally = new WordTally();
    const types = record.types.map(tokenOfType).join(' ');
    const head = [words.title, words.learning, words.summary].map((some) => tally.add(some));
    head.push(`${tally.add(words.about)} ${types}`);
    this.#database
      .prepare('INSERT INTO head (rowid, title, learning, summary, about) VALUES (?, ?, ?, ?, ?)')
      .run(row, ...head);
    this.#database
      .prepare('INSERT INTO whole (rowid, head, body, documents) VALUES (?, ?, ?, ?)')
      .run(row, head.join(' '), tally.add(words.body), tally.add(inDocuments));
    this.#vocabulary.count(tally.words, 1);
  }

  /** @returns the documents whose text it had */
  #take(row: number): string[] {
    const record = this.#database.prepare('SELECT record FROM item WHERE row = ?').pluck().get(row);
    if (record === undefined) return [];
    const sha256s = this.#database
      .prepare('SELECT sha256 FROM item_document WHERE row = ?')
      .pluck()
      .all(row) as string[];
    const words = Object.values(wordsOfRecord(JSON.parse(record as string) as ItemRecord));
    const inDocuments = sha256s.flatMap((sha256) => this.#wordsOfDocument(sha256));
    const tally = new WordTally();
    for (const some of [...words, inDocuments]) tally.add(some);
    this.#vocabulary.count(tally.words, -1);
    for (const [table, key] of [
      ['head', 'rowid'],
      ['whole', 'rowid'],
      ['item_document', 'row'],
      ['item', 'row'],
    ]) {
      this.#database.prepare(`DELETE FROM ${table} WHERE ${key} = ?`).run(row);
    }
    return sha256s;
  }

  #wordsOfDocument(sha256: string): string[] {
    const pages = this.#fresh.get(sha256) ?? [...readPages(this.#database, sha256)];
    return pages.flatMap(({ text }) => wordsOf(text));
  }

  #dropUnused(sha256s: readonly string[]): void {
    const drop = this.#database.prepare(
      `DELETE FROM document_text WHERE sha256 = ?
       AND sha256 NOT IN (SELECT sha256 FROM item_document WHERE sha256 = ?)`,
    );
    for (const sha256 of sha256s) drop.run(sha256, sha256);
  }
}

function wordsOfRecord({ title, learning, summary, body, about }: ItemRecord) {
  return {
    title: wordsOf(title),
    learning: learning.flatMap(wordsOf),
    summary: wordsOf(summary),
    body: wordsOf(body),
    about: about.flatMap(wordsOf),
  };
}
