import type { IndexDatabase } from './index-file.ts';
import { stemOf } from './words.ts';

/** Longer ones are no words. */
const longest = 40;

interface Change {
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

  constructor(database: IndexDatabase) {
    this.#database = database;
  }

  /**
   * Counts the words of one item.
   *
   * @param sign 1 for an item that comes, -1 for one that goes
   */
  count(words: ReadonlyMap<string, number>, sign: 1 | -1): void {
    for (const [word, hits] of words) {
      if (word.length > longest) continue;
      const change = this.#changes.get(word);
      if (change) {
        change.items += sign;
        change.hits += sign * hits;
      } else this.#changes.set(word, { items: sign, hits: sign * hits });
    }
  }

  /** Writes what was counted; in the transaction of the items that it was counted of. */
  write(): void {
    if (this.#changes.size === 0) return;
    const add = this.#database.prepare(
      `INSERT INTO word VALUES (?, ?, ?, ?, ?) ON CONFLICT (word) DO UPDATE
       SET items = items + excluded.items, hits = hits + excluded.hits`,
    );
    const forget = this.#database.prepare('DELETE FROM word WHERE word = ? AND items <= 0');
    for (const [word, { items, hits }] of this.#changes) {
      if (items === 0 && hits === 0) continue;
      add.run(word, stemOf(word), word.length, items, hits);
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

  /** The words of these lengths that at least so many items have. */
  ofLength(shortest: number, longestLength: number, items: number) {
    return this.#database
      .prepare(
        `SELECT word, items FROM word
         WHERE length BETWEEN ? AND ? AND items >= ?`,
      )
      .all(shortest, longestLength, items) as { word: string; items: number }[];
  }
}
