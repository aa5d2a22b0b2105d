import { parts, rowsInBlock, type Part } from './common-stems.ts';
import type { IndexDatabase } from './index-file.ts';
import type { ItemDays, KnownList } from './item-days.ts';
import type { WantedSequence } from './wanted-words.ts';
import { rarity, scoreOfByte, weights } from './scores.ts';
import { prepared } from './prepared.ts';

/** What an item that has a word counts at least: enough to be told from one that has not. */
const present = 1e-9;

/** Occurrences that FTS5 may look at for the order of the results of one query. */
const mostRanked = 300_000;
/** Items that FTS5 may look at above the text. */
const mostHeads = 6_000;

/** Lists that are held in memory, each as long as there are rows. */
const mostLists = 300;

/** Arrays of scores whose memory the next query uses again; a usual one needs fewer. */
const mostKept = 24;

/** A score for each row. */
export type Scores = Float64Array<ArrayBuffer>;

/**
 * Gives how well items answer stems, in one query and in those that may have been meant by it: what
 * that may cost is used up by each. The scores are no good any more once there is one for the next query.
 */
export class StemScores {
  readonly #database: IndexDatabase;
  readonly #lists: ItemDays['lists'];
  readonly #kept: ItemDays['scores'];
  #used = 0;
  readonly #items: number;
  readonly #rows: number;
  readonly #known = new Map<string, Scores>();
  #ranked = mostRanked;
  #heads = mostHeads;

  constructor(database: IndexDatabase, { items, rows, lists, scores }: ItemDays) {
    this.#database = database;
    this.#lists = lists;
    this.#kept = scores;
    this.#items = items;
    this.#rows = rows;
  }

  /** What was found for something before, else what is found now. Nobody changes it. */
  once(key: string, find: () => Scores): Readonly<Scores> {
    let known = this.#known.get(key);
    if (!known) {
      known = find();
      this.#known.set(key, known);
    }
    return known;
  }

  none(): Scores {
    return this.#room().fill(0);
  }

  copyOf(scores: Readonly<Scores>): Scores {
    const copy = this.#room();
    copy.set(scores);
    return copy;
  }

  #room(): Scores {
    const room = this.#kept[this.#used] ?? new Float64Array(this.#rows);
    if (this.#used < mostKept) this.#kept[this.#used] = room;
    this.#used += 1;
    return room;
  }

  /** Of items that have one of some stems. */
  addAny(scores: Scores, stems: readonly { stem: string; hits: number }[]): void {
    const others = stems.filter(({ stem }) => !this.#addList(scores, 'text', stem));
    const hits = others.reduce((sum, one) => sum + one.hits, 0);
    if (hits <= this.#ranked) {
      this.#ranked -= hits;
      for (const { stem } of others) this.#addRanked(scores, [stem]);
    } else this.#addRows(scores, others.map(({ stem }) => quoted([stem])).join(' OR '));
    for (const { stem } of stems) this.#addHead(scores, [stem]);
  }

  /** Of items that have stems one after the other. */
  addPhrase(scores: Scores, { stems, hits }: WantedSequence): void {
    if (hits <= this.#ranked) {
      this.#ranked -= hits;
      this.#addRanked(scores, stems);
    } else this.#addRows(scores, quoted(stems));
    this.#addHead(scores, stems);
  }

  /** Of items that have stems one after the other above their text. */
  addPhraseOfHead(scores: Scores, stems: readonly string[]): void {
    this.#addFoundHead(scores, stems);
  }

  #addHead(scores: Scores, stems: readonly string[]): void {
    const [stem = '', ...more] = stems;
    if (more.length === 0 && this.#addList(scores, 'head', stem)) return;
    if (this.#heads > 0) this.#heads -= this.#addFoundHead(scores, stems);
  }

  /** @returns false where a stem has no list */
  #addList(scores: Scores, part: Part, stem: string): boolean {
    const list = this.#listOf(part, stem);
    if (!list) return false;
    const { bytes, count } = list;
    const worth = rarity(count, this.#items);
    for (let row = 0; row < scores.length; row += 1) {
      const byte = bytes[row] ?? 0;
      if (byte !== 0) scores[row] = (scores[row] ?? 0) + scoreOfByte(byte) * worth + present;
    }
    return true;
  }

  #listOf(part: Part, stem: string): KnownList | undefined {
    const key = `${part} ${stem}`;
    if (this.#lists.has(key)) return this.#lists.get(key);
    if (this.#lists.size >= mostLists) this.#lists.clear();
    const known = prepared(this.#database, 'SELECT 1 FROM common_stem WHERE part = ? AND stem = ?');
    const isKnown = known.get(parts[part], stem) !== undefined;
    const list = isKnown ? this.#readList(part, stem) : undefined;
    this.#lists.set(key, list);
    return list;
  }

  #readList(part: Part, stem: string): KnownList {
    const piece = prepared(
      this.#database,
      'SELECT scores FROM common_scores WHERE part = ? AND block = ? AND stem = ?',
    ).pluck();
    const blocks = Math.ceil(this.#rows / rowsInBlock);
    const bytes = new Uint8Array(blocks * rowsInBlock);
    for (let block = 0; block < blocks; block += 1) {
      const scores = piece.get(parts[part], block, stem) as Uint8Array | undefined;
      if (scores) bytes.set(scores, block * rowsInBlock);
    }
    let count = 0;
    for (const byte of bytes) if (byte !== 0) count += 1;
    return { bytes, count };
  }

  #addRanked(scores: Scores, stems: readonly string[]): void {
    const found = prepared(
      this.#database,
      `SELECT rowid, bm25(whole, 1, 0, 0) * ${weights.documents} + bm25(whole, 0, 1, 0) * ${weights.body}
         FROM whole WHERE whole MATCH ?`,
    )
      .raw()
      .all(quoted(stems)) as [number, number][];
    for (const [row, score] of found) scores[row] = (scores[row] ?? 0) - score + present;
  }

  #addRows(scores: Scores, expression: string): void {
    const found = prepared(this.#database, 'SELECT rowid FROM whole WHERE whole MATCH ?')
      .pluck()
      .all(expression) as number[];
    for (const row of found) scores[row] = (scores[row] ?? 0) + present;
  }

  /** @returns how many items have it */
  #addFoundHead(scores: Scores, stems: readonly string[]): number {
    const { title, learning, summary, about } = weights;
    const found = prepared(
      this.#database,
      `SELECT rowid, bm25(head, 1, 0, 0, 0) * ${title} + bm25(head, 0, 1, 0, 0) * ${learning}
         + bm25(head, 0, 0, 1, 0) * ${summary} + bm25(head, 0, 0, 0, 1) * ${about}
         FROM head WHERE head MATCH ?`,
    )
      .raw()
      .all(quoted(stems)) as [number, number][];
    for (const [row, score] of found) scores[row] = (scores[row] ?? 0) - score;
    return found.length;
  }
}

function quoted(stems: readonly string[]): string {
  return `"${stems.join(' ')}"`;
}
