import type { IndexDatabase } from './index-file.ts';
import type { TalliedWord } from './word-tally.ts';

/** Longer ones are no words. */
const longest = 40;

/** Milliseconds for which words that are compared with a slip may be those of before. */
const spellingMs = 1_000;

export interface SpeltWord {
  word: string;
  items: number;
  letters: number;
}

interface Change {
  stem: string;
  items: number;
  hits: number;
}

/**
 * Every word of what is in the index, as it is written, with how many items have it and how often it
 * occurs. Changes are gathered, and written together.
 */
export class Vocabulary {
  readonly #database: IndexDatabase;
  readonly #changes = new Map<string, Change>();
  #spelt: { byLength: Map<number, SpeltWord[]>; version: number; readAt: number } | undefined;

  constructor(database: IndexDatabase) {
    this.#database = database;
  }

  /**
   * Counts the words of one item.
   *
   * @param sign 1 for an item that comes, -1 for one that goes
   */
  count(words: ReadonlyMap<string, TalliedWord>, sign: 1 | -1): void {
    for (const [word, { stem, hits }] of words) {
      if (word.length > longest) continue;
      const change = this.#changes.get(word);
      if (change) {
        change.items += sign;
        change.hits += sign * hits;
      } else this.#changes.set(word, { stem, items: sign, hits: sign * hits });
    }
  }

  /** Writes what was counted; in the transaction of the items that it was counted of. */
  write(): void {
    if (this.#changes.size === 0) return;
    const add = this.#database.prepare(
      `INSERT INTO word VALUES (?, ?, ?, ?) ON CONFLICT (word) DO UPDATE
       SET items = items + excluded.items, hits = hits + excluded.hits`,
    );
    const forget = this.#database.prepare('DELETE FROM word WHERE word = ? AND items <= 0');
    // In their order, so that neighbours in the table are written together.
    const changes = [...this.#changes].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [word, { stem, items, hits }] of changes) {
      if (items === 0 && hits === 0) continue;
      add.run(word, stem, items, hits);
      if (items < 0) forget.run(word);
    }
    this.#changes.clear();
  }

  /** Lets go of what was counted and is not to be written. */
  forget(): void {
    this.#changes.clear();
  }

  /** How often words of a stem occur in all. */
  hitsOf(stem: string): number {
    const sum = this.#database.prepare('SELECT sum(hits) FROM word WHERE stem = ?').pluck();
    return Number(sum.get(stem) ?? 0);
  }

  /** How many items have a word as it is written. */
  itemsWith(word: string): number {
    const items = this.#database.prepare('SELECT items FROM word WHERE word = ?').pluck();
    return Number(items.get(word) ?? 0);
  }

  /** The words that begin so, those that most items have first. */
  beginningWith(start: string, most: number): { word: string; stem: string; items: number }[] {
    return this.#database
      .prepare(
        `SELECT word, stem, items FROM word WHERE word >= ? AND word < ?
         ORDER BY items DESC, word LIMIT ?`,
      )
      .all(start, `${start}\uffff`, most) as { word: string; stem: string; items: number }[];
  }

  /**
   * The words that so many slips may lie between and that at least so many items had a moment ago;
   * whether any has one now must be asked.
   */
  like(word: string, mostSlips: number, items: number): SpeltWord[] {
    const letters = lettersOf(word);
    const like: SpeltWord[] = [];
    for (let length = word.length - mostSlips; length <= word.length + mostSlips; length += 1) {
      for (const one of this.#spelling().get(length) ?? []) {
        // A slip takes away one letter at most, and adds one.
        if (one.items >= items && bitsIn(one.letters ^ letters) <= 2 * mostSlips) like.push(one);
      }
    }
    return like;
  }

  /** All words by their length, in memory: going through a table of them takes too long. */
  #spelling(): ReadonlyMap<number, SpeltWord[]> {
    const now = performance.now();
    if (this.#spelt && now - this.#spelt.readAt < spellingMs) return this.#spelt.byLength;
    const version = Number(this.#database.pragma('data_version', { simple: true }));
    if (this.#spelt?.version === version) return this.#spelt.byLength;
    const byLength = new Map<number, SpeltWord[]>();
    const rows = this.#database.prepare('SELECT word, items FROM word').raw().all();
    for (const [word, items] of rows as [string, number][]) {
      const spelt = { word, items, letters: lettersOf(word) };
      const others = byLength.get(word.length);
      if (others) others.push(spelt);
      else byLength.set(word.length, [spelt]);
    }
    this.#spelt = { byLength, version, readAt: now };
    return byLength;
  }
}

/** One bit for each letter of the alphabet that is in a word; one for all others. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    const place = word.charCodeAt(at) - 96;
    letters |= 1 << (place >= 1 && place <= 26 ? place : 0);
  }
  return letters;
}

function bitsIn(number: number): number {
  let bits = 0;
  for (let left = number; left !== 0; left &= left - 1) bits += 1;
  return bits;
}
