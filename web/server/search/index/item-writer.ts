import type { ItemKind } from '../../../src/search/item-kinds.ts';
import { CommonStems } from './common-stems.ts';
import { noteChange } from './content-version.ts';
import type { IndexDatabase } from './index-file.ts';
import type { ItemRecord, TextPage } from './item-record.ts';
import { documentOf, pageIds, readPages } from './read-pages.ts';
import type { Vocabulary } from './vocabulary.ts';
import { countWords } from './word-book.ts';
import { WordTally, type FieldWords } from './word-tally.ts';
import { fold, tokenOfType } from './words.ts';
import { prepared } from './prepared.ts';

/** What the index holds of an item, beside its words. */
export interface KnownItem {
  row: number;
  kind: ItemKind;
  id: string;
  fingerprint: string;
  /** False where the text of a document is still missing. */
  isWhole: boolean;
}

/** Things that are done together at most. */
const mostWaiting = 32;
/** Of so many items, one may have gone while its words are still counted. */
const wordsLaterOneOf = 200;

/** Puts publications, forms and pages into the index and takes them out, each as a whole or not at all. */
export class ItemWriter {
  readonly #database: IndexDatabase;
  readonly #vocabulary: Vocabulary;
  readonly #tally = new WordTally();
  readonly #common: CommonStems;
  /** Texts that are being put in, which need not be read again. */
  readonly #fresh = new Map<string, readonly TextPage[]>();

  #waiting = 0;
  #isChanged = false;

  constructor(database: IndexDatabase, vocabulary: Vocabulary) {
    this.#database = database;
    this.#vocabulary = vocabulary;
    this.#common = new CommonStems(database);
  }

  /** The largest row that an item has or had, as long as anything here is under that. */
  get lastRow(): number {
    const tables = ['item', 'gone_item', 'gone_row'];
    const rows = tables.map((table) =>
      Number(prepared(this.#database, `SELECT max(row) FROM ${table}`).pluck().get() ?? 0),
    );
    return Math.max(...rows);
  }

  known(): KnownItem[] {
    const rows = prepared(
      this.#database,
      'SELECT row, kind, id, fingerprint, is_whole FROM item',
    ).all() as (Omit<KnownItem, 'isWhole'> & { is_whole: number })[];
    return rows.map(({ is_whole, ...item }) => ({ ...item, isWhole: is_whole === 1 }));
  }

  hasText(sha256: string): boolean {
    return documentOf(this.#database, sha256) !== undefined;
  }

  /** Keeps the text of a document, for the items that are put in after it. */
  keepText(sha256: string, pages: readonly TextPage[]): void {
    this.#dropText(sha256);
    const starts = [0];
    for (const { text } of pages) starts.push((starts.at(-1) ?? 0) + countWords(fold(text)));
    const { lastInsertRowid } = prepared(
      this.#database,
      'INSERT INTO document_text (sha256, starts) VALUES (?, ?)',
    ).run(sha256, JSON.stringify(starts));
    const keep = prepared(
      this.#database,
      'INSERT INTO page_text (id, page, text) VALUES (?, ?, ?)',
    );
    const { first } = pageIds(Number(lastInsertRowid));
    pages.forEach(({ page, text }, index) => keep.run(first + index, page, text));
    this.#fresh.set(sha256, pages);
  }

  /**
   * Does several things together: they cost less, and none is seen before all are done.
   *
   * @param mayWait true where others may be done with them: nothing is seen before `finish`
   * @throws whatever the work throws; then nothing is left of what waited
   */
  together<T>(work: () => T, mayWait = false): T {
    try {
      if (!this.#database.inTransaction) this.#database.exec('BEGIN');
      const done = work();
      this.#waiting += 1;
      if (!mayWait || this.#waiting >= mostWaiting) this.finish();
      return done;
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      this.#tally.clear();
      this.#common.forget();
      this.#waiting = 0;
      this.#isChanged = false;
      throw error;
    } finally {
      this.#fresh.clear();
    }
  }

  /** Lets all that was done be seen. */
  finish(): void {
    if (!this.#database.inTransaction) return;
    this.#writeCounted();
    this.#common.write();
    if (this.#isChanged) noteChange(this.#database);
    this.#isChanged = false;
    this.#database.exec('COMMIT');
    this.#waiting = 0;
  }

  #writeCounted(): void {
    this.#vocabulary.write(this.#tally.changes());
    this.#tally.clear();
  }

  /**
   * Puts an item in, in place of the one with its kind and id, with the text of those of its documents whose
   * text is kept. Call it within `together`.
   *
   * @param row a number that no item had before
   * @returns whether the text of all of its documents is in it
   */
  put(row: number, record: ItemRecord): boolean {
    this.#isChanged = true;
    // What has become common is chosen by the vocabulary.
    if (this.#common.beginsBlock(row)) this.#writeCounted();
    const before = prepared(this.#database, 'SELECT row FROM item WHERE kind = ? AND id = ?')
      .pluck()
      .get(record.kind, record.id);
    if (before !== undefined) this.#leave(Number(before));
    const released = before === undefined ? [] : this.#takeWords(Number(before));
    const sha256s = new Set(record.documents.map(({ sha256 }) => sha256));
    const read = [...sha256s].filter((sha256) => this.hasText(sha256));
    const isWhole = read.length === sha256s.size;
    this.#addWords(row, record, read);
    prepared(this.#database, 'INSERT INTO item VALUES (?, ?, ?, ?, ?, ?)').run(
      row,
      record.kind,
      record.id,
      record.fingerprint,
      Number(isWhole),
      JSON.stringify(record),
    );
    const link = prepared(this.#database, 'INSERT INTO item_document VALUES (?, ?)');
    for (const sha256 of read) link.run(row, sha256);
    this.#dropUnused(released);
    return isWhole;
  }

  /**
   * Takes an item out, puts it in anew and undoes both, so that the first one that has to leave or to
   * come does so as soon as those after it: what that needs is in memory then.
   */
  warmUp(): void {
    const last = prepared(this.#database, 'SELECT row, record FROM item ORDER BY row DESC').get();
    if (!last || this.#database.inTransaction) return;
    const { row, record } = last as { row: number; record: string };
    const putBack = new Error('It was only tried.');
    try {
      this.together(() => {
        this.remove([row]);
        const next = this.lastRow + 1;
        // With the first one of a block, lists of what has become common would be made.
        if (!this.#common.beginsBlock(next)) this.put(next, JSON.parse(record) as ItemRecord);
        this.#writeCounted();
        this.#common.write();
        throw putBack;
      });
    } catch (error) {
      if (error !== putBack) throw error;
    }
  }

  /** Takes what has gone out of lists, bit by bit. @returns true while there is more to do */
  tidy(): boolean {
    return this.together(() => this.#takeWordsOfOne() || this.#common.tidy());
  }

  /**
   * Takes items out: nobody finds them any more, nor is offered a word that only they have. Of many
   * items, the words of a few leave the file with `tidy`: until then nobody is offered a word either that
   * no more than so few others have. Call it within `together`.
   */
  remove(rows: readonly number[]): void {
    for (const row of rows) this.#leave(row);
    const most = Math.floor(this.#countOf('item') / wordsLaterOneOf);
    while (this.#countOf('gone_item') > most) this.#takeWordsOfOne();
  }

  #countOf(table: 'item' | 'gone_item'): number {
    return Number(prepared(this.#database, `SELECT count(*) FROM ${table}`).pluck().get());
  }

  /** @returns false where nothing has gone whose words are still here */
  #takeWordsOfOne(): boolean {
    const row = prepared(this.#database, 'SELECT min(row) FROM gone_item').pluck().get();
    if (typeof row !== 'number') return false;
    this.#dropUnused(this.#takeWords(row));
    this.#writeCounted();
    return true;
  }

  #addWords(row: number, record: ItemRecord, sha256s: readonly string[]): void {
    const tally = this.#tally;
    const title = tally.add([record.title]);
    const learning = tally.add(record.learning);
    const summary = tally.add([record.summary]);
    const about = withTypes(tally.add(record.about), record.types);
    const body = tally.add([record.body]);
    const documents = tally.add(sha256s.flatMap((sha256) => this.#textsOf(sha256)));
    tally.endItem(1);
    const fields = { title, learning, summary, about, body, documents };
    const length = Object.values(fields).reduce((sum, field) => sum + field.length, 0);
    const hits = Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, field.hits]),
    );
    this.#common.add(row, hits, length);
    const head = [title, learning, summary, about].map(({ stems }) => stems);
    prepared(
      this.#database,
      'INSERT INTO head (rowid, title, learning, summary, about) VALUES (?, ?, ?, ?, ?)',
    ).run(row, ...head);
    prepared(
      this.#database,
      'INSERT INTO whole (rowid, documents, body, head) VALUES (?, ?, ?, ?)',
    ).run(row, documents.stems, body.stems, head.join(' '));
    prepared(this.#database, 'INSERT INTO item_order VALUES (?, ?, ?, ?)').run(
      row,
      record.kind,
      record.day,
      length,
    );
  }

  /** Lets nobody find an item any more, and remembers whose words are to be taken out. */
  #leave(row: number): void {
    const { changes } = prepared(
      this.#database,
      'INSERT INTO gone_item SELECT row, record FROM item WHERE row = ?',
    ).run(row);
    if (changes === 0) return;
    this.#isChanged = true;
    this.#common.remove(row);
    prepared(this.#database, "INSERT OR REPLACE INTO meta VALUES ('untidy', '')").run();
    for (const [table, key] of [
      ['head', 'rowid'],
      ['whole', 'rowid'],
      ['item_order', 'row'],
      ['item', 'row'],
    ]) {
      prepared(this.#database, `DELETE FROM ${table} WHERE ${key} = ?`).run(row);
    }
  }

  /** @returns the documents whose text it had */
  #takeWords(row: number): string[] {
    const record = prepared(this.#database, 'SELECT record FROM gone_item WHERE row = ?')
      .pluck()
      .get(row);
    if (record === undefined) return [];
    const sha256s = prepared(this.#database, 'SELECT sha256 FROM item_document WHERE row = ?')
      .pluck()
      .all(row) as string[];
    const { title, learning, summary, body, about } = JSON.parse(record as string) as ItemRecord;
    const tally = this.#tally;
    tally.add([title, ...learning, summary, body, ...about]);
    for (const sha256 of sha256s) tally.add(this.#textsOf(sha256));
    tally.endItem(-1);
    prepared(this.#database, 'DELETE FROM item_document WHERE row = ?').run(row);
    prepared(this.#database, 'DELETE FROM gone_item WHERE row = ?').run(row);
    return sha256s;
  }

  #textsOf(sha256: string): string[] {
    const pages = this.#fresh.get(sha256) ?? [...readPages(this.#database, sha256)];
    return pages.map(({ text }) => text);
  }

  #dropUnused(sha256s: readonly string[]): void {
    const user = prepared(this.#database, 'SELECT 1 FROM item_document WHERE sha256 = ?');
    for (const sha256 of sha256s) if (!user.get(sha256)) this.#dropText(sha256);
  }

  #dropText(sha256: string): void {
    const document = documentOf(this.#database, sha256);
    if (document === undefined) return;
    const { first, last } = pageIds(document);
    prepared(this.#database, 'DELETE FROM page_text WHERE id BETWEEN ? AND ?').run(first, last);
    prepared(this.#database, 'DELETE FROM document_text WHERE id = ?').run(document);
  }
}

/** A type stands in what an item is about as a word of its own. */
function withTypes(about: FieldWords, types: readonly string[]): FieldWords {
  const tokens = types.map(tokenOfType);
  const hits = new Map(about.hits);
  for (const token of tokens) hits.set(token, 1);
  const stems = [about.stems, ...tokens].join(' ');
  return { stems, hits, length: about.length + tokens.length };
}
