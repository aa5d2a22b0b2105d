import type { WordChange } from './vocabulary.ts';
import { WordBook } from './word-book.ts';
import { fold } from './words.ts';

const firstRoom = 2 ** 14;

/** The words of a field. */
export interface FieldWords {
  /** With a blank between them. */
  stems: string;
  /** How often each stem is there. */
  hits: ReadonlyMap<string, number>;
  length: number;
}

/**
 * Counts the words of items while their stems are written, since both need a look at each word, and
 * gathers what that changes in the vocabulary.
 */
export class WordTally {
  readonly #book = new WordBook();
  /** All by the numbers of the book: of the field and the item that are counted, and of all items. */
  #field = new Int32Array(firstRoom);
  #own = new Int32Array(firstRoom);
  #items = new Int32Array(firstRoom);
  #hits = new Int32Array(firstRoom);
  readonly #ownNumbers: number[] = [];
  readonly #changed = new Set<number>();

  /** Counts the words of a field of an item. */
  add(texts: readonly string[]): FieldWords {
    const numbers: number[] = [];
    for (const text of texts) this.#book.addNumbers(fold(text), numbers);
    this.#makeRoom();
    const field = this.#field;
    const different: number[] = [];
    for (const number of numbers) {
      const before = field[number] ?? 0;
      if (before === 0) different.push(number);
      field[number] = before + 1;
    }
    const hits = new Map<string, number>();
    for (const number of different) {
      const stem = this.#book.stem(number);
      hits.set(stem, (hits.get(stem) ?? 0) + this.#moveToItem(number));
    }
    return { stems: this.#book.stems(numbers), hits, length: numbers.length };
  }

  /** Ends an item. @param sign 1 for one that comes, -1 for one that goes */
  endItem(sign: 1 | -1): void {
    for (const number of this.#ownNumbers) {
      const hits = this.#own[number] ?? 0;
      this.#own[number] = 0;
      this.#items[number] = (this.#items[number] ?? 0) + sign;
      this.#hits[number] = (this.#hits[number] ?? 0) + sign * hits;
      this.#changed.add(number);
    }
    this.#ownNumbers.length = 0;
  }

  /** What the items that were counted change. */
  changes(): WordChange[] {
    return Array.from(this.#changed, (number) => ({
      word: this.#book.word(number),
      stem: this.#book.stem(number),
      items: this.#items[number] ?? 0,
      hits: this.#hits[number] ?? 0,
    }));
  }

  /** Begins anew, whatever was counted. */
  clear(): void {
    this.endItem(1);
    for (const number of this.#changed) {
      this.#items[number] = 0;
      this.#hits[number] = 0;
    }
    this.#changed.clear();
    this.#book.makeRoom();
  }

  /** @returns how often the word is in the field */
  #moveToItem(number: number): number {
    const hits = this.#field[number] ?? 0;
    const before = this.#own[number] ?? 0;
    if (before === 0) this.#ownNumbers.push(number);
    this.#own[number] = before + hits;
    this.#field[number] = 0;
    return hits;
  }

  #makeRoom(): void {
    if (this.#book.size <= this.#own.length) return;
    const roomFor = (counts: Int32Array) => {
      const more = new Int32Array(this.#book.size * 2);
      more.set(counts);
      return more;
    };
    this.#field = roomFor(this.#field);
    this.#own = roomFor(this.#own);
    this.#items = roomFor(this.#items);
    this.#hits = roomFor(this.#hits);
  }
}
