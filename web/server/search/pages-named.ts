import type { PublishedSet } from '@learning-reviews/content-contract';
import { partsOf } from '../../src/search/typed-query.ts';
import { isSmallWord, stemOf, wordsOf } from './index/words.ts';
import { pageEntriesOf } from './page-entries.ts';

type Named = ReadonlyMap<string, ReadonlySet<string>>;

const named = new WeakMap<PublishedSet, Named>();
const none: ReadonlySet<string> = new Set();

/**
 * The ids of pages of which a query is the name, or at least the first half of it: "privacy" for
 * "Privacy and cookies". In any form of the words, and small words count for nothing.
 */
export function pagesNamed(query: string, set: PublishedSet): ReadonlySet<string> {
  const parts = partsOf(query);
  if (parts.some(({ kind }) => kind === 'start')) return none;
  let known = named.get(set);
  if (!known) {
    known = namesIn(set);
    named.set(set, known);
  }
  const wordsTyped = parts.flatMap(({ text }) => wordsOf(text));
  return known.get(keyOf(tellingOf(wordsTyped))) ?? none;
}

/** All that is taken for the name of a page. */
function namesIn(set: PublishedSet): Named {
  const all = new Map<string, Set<string>>();
  for (const { id, names } of pageEntriesOf(set)) {
    for (const key of names.flatMap(keysOf)) {
      const pages = all.get(key) ?? new Set();
      all.set(key, pages.add(id));
    }
  }
  return all;
}

function keysOf(name: string): string[] {
  const words = tellingOf(wordsOf(name));
  const beginnings = words.map((_, at) => words.slice(0, at + 1));
  return beginnings.filter(({ length }) => length >= words.length / 2).map(keyOf);
}

function tellingOf(words: readonly string[]): string[] {
  return words.filter((word) => !isSmallWord(word));
}

function keyOf(words: readonly string[]): string {
  return words.map(stemOf).join(' ');
}
