import { contentVersion } from './content-version.ts';
import type { IndexDatabase } from './index-file.ts';
import { prepared } from './prepared.ts';

/** Longer ones are no words. */
const longest = 40;

/**
 * How many items have gone whose words are still counted. A word that no more than so many have may be
 * one of theirs, so nobody is offered it.
 */
const uncounted = '(SELECT count(*) FROM gone_item)';

/** Milliseconds for which words that are compared with a slip may be those of before. */
const spellingMs = 1_000;

export interface SpeltWord {
  word: string;
  items: number;
  letters: number;
}

/** By how much a word is in more items, and occurs more often; less where negative. */
export interface WordChange {
  word: string;
  stem: string;
  items: number;
  hits: number;
}

/**
 * Every word of what is in the index, as it is written, with how many items have it and how often it
 * occurs.
 */
export class Vocabulary {
  readonly #database: IndexDatabase;
  #spelt: { byLength: Map<number, SpeltWord[]>; version: number; readAt: number } | undefined;

  constructor(database: IndexDatabase) {
    this.#database = database;
  }

  /** Writes changes, in the transaction of the items that they come from. */
  write(changes: readonly WordChange[]): void {
    const add = prepared(
      this.#database,
      `INSERT INTO word VALUES (?, ?, ?, ?) ON CONFLICT (word) DO UPDATE
       SET items = items + excluded.items, hits = hits + excluded.hits`,
    );
    const take = prepared(
      this.#database,
      'UPDATE word SET items = items + ?, hits = hits + ? WHERE word = ? RETURNING items',
    ).pluck();
    const forget = prepared(this.#database, 'DELETE FROM word WHERE word = ?');
    const told = changes.filter(
      ({ word, items, hits }) => word.length <= longest && (items !== 0 || hits !== 0),
    );
    // In their order, so that neighbours in the table are written together.
    for (const { word, stem, items, hits } of told.sort((a, b) => (a.word < b.word ? -1 : 1))) {
      if (items >= 0) add.run(word, stem, items, hits);
      else if (Number(take.get(items, hits, word) ?? 1) <= 0) forget.run(word);
    }
  }

  /** How often words of a stem occur in all; those of what has just gone may still be counted. */
  hitsOf(stem: string): number {
    const sum = prepared(this.#database, 'SELECT sum(hits) FROM word WHERE stem = ?').pluck();
    return Number(sum.get(stem) ?? 0);
  }

  /** How many items have a word as it is written, at the least. */
  itemsWith(word: string): number {
    const items = prepared(
      this.#database,
      `SELECT items - ${uncounted} FROM word WHERE word = ?`,
    ).pluck();
    return Math.max(0, Number(items.get(word) ?? 0));
  }

  /** The words that begin so, those that most items have first. */
  beginningWith(start: string, most: number): { word: string; stem: string; items: number }[] {
    return prepared(
      this.#database,
      `SELECT word, stem, items FROM word WHERE word >= ? AND word < ? AND items > ${uncounted}
         ORDER BY items DESC, word LIMIT ?`,
    ).all(start, `${start}\uffff`, most) as { word: string; stem: string; items: number }[];
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
    const version = contentVersion(this.#database);
    if (this.#spelt?.version === version) return this.#spelt.byLength;
    const byLength = new Map<number, SpeltWord[]>();
    const rows = prepared(this.#database, 'SELECT word, items FROM word').raw().all();
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
