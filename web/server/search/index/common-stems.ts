import type { Statement } from 'better-sqlite3';
import type { IndexDatabase } from './index-file.ts';
import { byteOfScore, saturated, weights, type Field } from './scores.ts';

/** How often each stem is in a field of an item. */
export type FieldHits = Partial<Record<Field, ReadonlyMap<string, number>>>;

/** Items that share a piece of a list. */
export const rowsInBlock = 256;

/** The lists of each stem: of texts, and of what stands above them. */
export const parts = { text: 0, head: 1 } as const;
export type Part = keyof typeof parts;

const fieldsOf: Record<Part, readonly Field[]> = {
  text: ['documents', 'body'],
  head: ['title', 'learning', 'summary', 'about'],
};
const tableOf: Record<Part, string> = { text: 'whole', head: 'head' };

/** A stem has lists once one of so many items has it. */
const commonWhereOneOf: Record<Part, number> = { text: 4, head: 32 };

/** Lists of a part in a block, as they are in the file but for those that were not written yet. */
interface Lists {
  part: Part;
  block: number;
  scores: Map<string, Buffer>;
  unwritten: Set<string>;
}

/** Lists that are tidied up before others get a turn. */
const listsAtATime = 500;

/** A way through all lists of a block, to take out items that have gone. */
interface Pass {
  rows: number[];
  block: number;
  part: number;
  /** The last stem that was looked at. */
  after: string;
}

/**
 * Lists of how well each item answers a stem that many items have, a byte for each item. FTS5 takes
 * milliseconds for a thousand items to look at each occurrence; such a list is read at once.
 */
export class CommonStems {
  readonly #database: IndexDatabase;
  readonly #kept: Statement;
  readonly #keep: Statement;
  #known: Record<Part, Set<string>> | undefined;
  #lastBlock = 0;
  #usualLength = 1;
  /** What was changed, and what was read to do so of the last block, where what comes next goes too. */
  readonly #lists = new Map<string, Lists>();
  #pass: Pass | undefined;

  constructor(database: IndexDatabase) {
    this.#database = database;
    this.#kept = database
      .prepare('SELECT scores FROM common_scores WHERE part = ? AND block = ? AND stem = ?')
      .pluck();
    this.#keep = database.prepare('INSERT OR REPLACE INTO common_scores VALUES (?, ?, ?, ?)');
  }

  /**
   * Notes an item that is put in. Call it in the transaction of the item, before the item.
   *
   * @param row larger than that of any item before
   * @param length of all of its fields, in words
   */
  add(row: number, hits: FieldHits, length: number): void {
    const known = this.#prepareFor(row);
    for (const part of ['text', 'head'] as const) {
      if (known[part].size === 0) continue;
      const own = new Map<string, number>();
      for (const field of fieldsOf[part]) {
        for (const [stem, number] of hits[field] ?? []) {
          if (!known[part].has(stem)) continue;
          const score = weights[field] * saturated(number, length / this.#usualLength);
          own.set(stem, (own.get(stem) ?? 0) + score);
        }
      }
      if (part === 'text') noteHeads(own, hits, known.text);
      for (const [stem, score] of own) this.#set(part, stem, row, byteOfScore(score));
    }
  }

  /** Notes that an item has gone: nobody is told of it any more, and `tidy` takes it out of the lists. */
  remove(row: number): void {
    this.#database.prepare('INSERT INTO gone_row VALUES (?)').run(row);
  }

  /** Takes some of the items that have gone out of some lists. @returns false where none is left */
  tidy(): boolean {
    this.write();
    this.#lists.clear();
    const pass = (this.#pass ??= this.#nextPass());
    if (!pass) return false;
    const { part, block, after } = pass;
    const places = pass.rows.map((row) => row % rowsInBlock);
    const some = this.#database
      .prepare(
        `SELECT stem, scores FROM common_scores
         WHERE part = ? AND block = ? AND stem > ? ORDER BY stem LIMIT ?`,
      )
      .all(part, block, after, listsAtATime) as { stem: string; scores: Buffer }[];
    const drop = this.#database.prepare(
      'DELETE FROM common_scores WHERE part = ? AND block = ? AND stem = ?',
    );
    for (const { stem, scores } of some) {
      if (places.every((at) => scores[at] === 0)) continue;
      for (const at of places) scores[at] = 0;
      if (scores.some((byte) => byte !== 0)) this.#keep.run(part, block, stem, scores);
      else drop.run(part, block, stem);
    }
    const isEnd = some.length < listsAtATime;
    if (!isEnd) pass.after = some.at(-1)?.stem ?? after;
    else if (part === parts.text) Object.assign(pass, { part: parts.head, after: '' });
    else this.#endPass(pass);
    return true;
  }

  #nextPass(): Pass | undefined {
    const gone = this.#database.prepare('SELECT row FROM gone_row ORDER BY row').pluck().all();
    const [first] = gone as number[];
    if (first === undefined) return undefined;
    const block = Math.floor(first / rowsInBlock);
    const rows = (gone as number[]).filter((row) => Math.floor(row / rowsInBlock) === block);
    return { rows, block, part: parts.text, after: '' };
  }

  #endPass({ rows }: Pass): void {
    const forget = this.#database.prepare('DELETE FROM gone_row WHERE row = ?');
    for (const row of rows) forget.run(row);
    this.#pass = undefined;
  }

  /** Writes what was noted. */
  write(): void {
    for (const [key, { part, block, scores, unwritten }] of this.#lists) {
      for (const stem of unwritten) this.#keep.run(parts[part], block, stem, scores.get(stem));
      unwritten.clear();
      if (block !== this.#lastBlock) this.#lists.delete(key);
    }
  }

  /** Forgets what was noted and was not written, and reads again what there is. */
  forget(): void {
    this.#lists.clear();
    this.#pass = undefined;
    this.#known = undefined;
  }

  /** Whether what has become common will get its lists with this row. */
  beginsBlock(row: number): boolean {
    this.#read();
    return Math.floor(row / rowsInBlock) > this.#lastBlock;
  }

  #prepareFor(row: number): Record<Part, Set<string>> {
    const known = this.#read();
    if (this.beginsBlock(row)) {
      this.write();
      this.#lastBlock = Math.floor(row / rowsInBlock);
      this.#choose(known);
    }
    return known;
  }

  #read(): Record<Part, Set<string>> {
    if (!this.#known) {
      const last = this.#database.prepare('SELECT max(row) FROM item').pluck().get();
      this.#lastBlock = Math.floor(Number(last ?? 0) / rowsInBlock);
      this.#known = { text: this.#stemsOf('text'), head: this.#stemsOf('head') };
      this.#usualLength = this.#measured().length;
    }
    return this.#known;
  }

  #stemsOf(part: Part): Set<string> {
    const stems = this.#database.prepare('SELECT stem FROM common_stem WHERE part = ?').pluck();
    return new Set(stems.all(parts[part]) as string[]);
  }

  #measured(): { items: number; length: number } {
    const found = this.#database
      .prepare('SELECT count(*) AS items, coalesce(avg(words), 1) AS length FROM item_order')
      .get();
    return found as { items: number; length: number };
  }

  #choose(known: Record<Part, Set<string>>): void {
    const { items, length } = this.#measured();
    this.#usualLength = length;
    if (items < rowsInBlock / 2) return;
    const candidates: Record<Part, string> = {
      text: 'SELECT DISTINCT stem FROM word WHERE items * ? >= ?',
      head: 'SELECT term FROM head_term WHERE doc * ? >= ?',
    };
    for (const part of ['text', 'head'] as const) {
      const found = this.#database.prepare(candidates[part]).pluck();
      for (const stem of found.all(commonWhereOneOf[part], items) as string[]) {
        if (known[part].has(stem)) continue;
        this.#makeLists(part, stem);
        known[part].add(stem);
      }
    }
    this.write();
  }

  /** Of all items that there are already. */
  #makeLists(part: Part, stem: string): void {
    this.#database.prepare('INSERT INTO common_stem VALUES (?, ?)').run(parts[part], stem);
    const found = this.#database
      .prepare(
        `SELECT doc AS row, col AS field, count(*) AS hits, words FROM ${tableOf[part]}_hit
         JOIN item_order ON item_order.row = doc WHERE term = ? GROUP BY doc, col`,
      )
      .all(stem) as { row: number; field: string; hits: number; words: number }[];
    const own = new Map<number, number>();
    for (const { row, field, hits, words } of found) {
      const weight = field in weights && field !== 'head' ? weights[field as Field] : 0;
      const score = weight * saturated(hits, words / this.#usualLength);
      own.set(row, (own.get(row) ?? 0) + score);
    }
    for (const [row, score] of own) this.#set(part, stem, row, byteOfScore(score));
  }

  #set(part: Part, stem: string, row: number, byte: number): void {
    const block = Math.floor(row / rowsInBlock);
    const key = `${part} ${block}`;
    let lists = this.#lists.get(key);
    if (!lists) {
      lists = { part, block, scores: new Map(), unwritten: new Set() };
      this.#lists.set(key, lists);
    }
    let scores = lists.scores.get(stem);
    if (!scores) {
      const kept = this.#kept.get(parts[part], block, stem) as Buffer | undefined;
      scores = kept ?? Buffer.alloc(rowsInBlock);
      lists.scores.set(stem, scores);
    }
    scores[row % rowsInBlock] = byte;
    lists.unwritten.add(stem);
  }
}

/** What only stands above the text is found too, and counts nothing in it. */
function noteHeads(own: Map<string, number>, hits: FieldHits, known: ReadonlySet<string>): void {
  for (const field of fieldsOf.head) {
    for (const stem of hits[field]?.keys() ?? []) {
      if (known.has(stem) && !own.has(stem)) own.set(stem, 0);
    }
  }
}
