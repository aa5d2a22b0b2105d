import { stemOf } from './words.ts';

/** A word of an item: what it has in common with others, and how often it is there. */
export interface TalliedWord {
  stem: string;
  hits: number;
}

/** Counts the words of one item while their stems are written: both need a look at each word. */
export class WordTally {
  readonly words = new Map<string, TalliedWord>();

  /** Counts words. @returns their stems, with a blank between them */
  add(words: readonly string[]): string {
    const stems: string[] = [];
    for (const word of words) {
      let tallied = this.words.get(word);
      if (!tallied) {
        tallied = { stem: stemOf(word), hits: 0 };
        this.words.set(word, tallied);
      }
      tallied.hits += 1;
      stems.push(tallied.stem);
    }
    return stems.join(' ');
  }
}
