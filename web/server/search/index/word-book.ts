import { StemBytes } from './stem-bytes.ts';
import { apart, stemOf } from './words.ts';

/** Words that are remembered; in all more are met, most of them once. */
const mostWords = 100_000;
const slotCount = 2 ** 19;
const firstRoom = 2 ** 14;

/** What is known of a sign: whether words are made of it. */
const unknown = 0;
const ofWords = 1;
const betweenWords = 2;

const apostrophe = 39;
const letterS = 115;
const firstOfPair = 0xd800;
const lastOfPair = 0xdbff;

const letterOrDigit = /^[\p{L}\p{N}]/u;
const kinds = new Uint8Array(2 ** 16);

/**
 * Numbers words by where they stand in a text. Millions of words are read for an index of which all
 * but some thousands are known: to cut each out of the text would take most of the time.
 */
export class WordBook {
  readonly #slots = new Int32Array(slotCount);
  #hashes = new Int32Array(firstRoom);
  readonly #words: string[] = [];
  readonly #stems: string[] = [];
  readonly #bytes = new StemBytes();

  /** The word of a number. */
  word(number: number): string {
    return this.#words[number] ?? '';
  }

  stem(number: number): string {
    return this.#stems[number] ?? '';
  }

  /** The stems of words, with a blank between them. */
  stems(numbers: readonly number[]): string {
    return this.#bytes.join(numbers);
  }

  /** Numbers are smaller than this. */
  get size(): number {
    return this.#words.length;
  }

  /** Forgets all where that is too much. Numbers from before mean nothing any more. */
  makeRoom(): void {
    if (this.#words.length < mostWords) return;
    this.#slots.fill(0);
    this.#words.length = 0;
    this.#stems.length = 0;
    this.#bytes.clear();
  }

  /**
   * Adds the numbers of the words of a text, in their order; the same words as `wordsOf` gives.
   *
   * @param folded a text as `fold` gives it
   */
  addNumbers(folded: string, numbers: number[]): void {
    const { length } = folded;
    for (let at = 0; at < length;) {
      if (isGenitive(folded, at)) {
        at += 2;
        continue;
      }
      let end = at;
      let hash = 0;
      for (let units = wordUnits(folded, end); units > 0; units = wordUnits(folded, end)) {
        for (let last = end + units; end < last; end += 1) {
          hash = (Math.imul(hash, 31) + folded.charCodeAt(end)) | 0;
        }
      }
      if (end > at) numbers.push(this.#numberOf(folded, at, end, hash));
      at = Math.max(end, at + 1);
    }
  }

  #numberOf(text: string, from: number, to: number, hash: number): number {
    let slot = Math.imul(hash, 0x9e3779b1) >>> 13;
    for (; ; slot = (slot + 1) % slotCount) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return this.#add(apart(text.slice(from, to)), hash, slot);
      if (this.#hashes[number] !== hash) continue;
      const word = this.word(number);
      if (word.length === to - from && text.startsWith(word, from)) return number;
    }
  }

  #add(word: string, hash: number, slot: number): number {
    const number = this.#words.length;
    if (number >= this.#hashes.length) {
      const more = new Int32Array(this.#hashes.length * 2);
      more.set(this.#hashes);
      this.#hashes = more;
    }
    this.#hashes[number] = hash;
    this.#words.push(word);
    const stem = stemOf(word);
    this.#stems.push(stem);
    this.#bytes.add(stem);
    this.#slots[slot] = number + 1;
    return number;
  }
}

/** How many units the letter or digit at a place has: none where there is none. */
function wordUnits(text: string, at: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return 0;
  if (code >= firstOfPair && code <= lastOfPair) {
    return letterOrDigit.test(text.slice(at, at + 2)) ? 2 : 0;
  }
  let kind = kinds[code];
  if (kind === unknown) {
    kind = letterOrDigit.test(String.fromCharCode(code)) ? ofWords : betweenWords;
    kinds[code] = kind;
  }
  return kind === ofWords ? 1 : 0;
}

/** An English genitive adds a letter that is no word. */
function isGenitive(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === apostrophe &&
    text.charCodeAt(at + 1) === letterS &&
    wordUnits(text, at + 2) === 0
  );
}

/** How many words a text has; as many as `wordsOf` gives. @param folded a text as `fold` gives it */
export function countWords(folded: string): number {
  let count = 0;
  for (let at = 0; at < folded.length;) {
    if (isGenitive(folded, at)) {
      at += 2;
      continue;
    }
    let units = wordUnits(folded, at);
    if (units > 0) count += 1;
    else at += 1;
    for (; units > 0; units = wordUnits(folded, at)) at += units;
  }
  return count;
}
