import type { PublishedSet } from '@learning-reviews/content-contract';
import { partsOf } from '../../src/search/typed-query.ts';
import { isSmallWord, stemOf, wordsOf } from './index/words.ts';
import { pageEntriesOf } from './page-entries.ts';

type Named = ReadonlyMap<string, ReadonlySet<string>>;

const named = new WeakMap<PublishedSet, Named>();
const none: ReadonlySet<string> = new Set();

/**
 * The ids of pages of which a query is the name, or at least the first half of it: "privacy" for
 * "Privacy and cookies". In any form of the words, and of small words it may lack none.
 */
export function pagesNamed(query: string, set: PublishedSet): ReadonlySet<string> {
  const parts = partsOf(query);
  if (parts.some(({ kind }) => kind === 'start')) return none;
  let known = named.get(set);
  if (!known) {
    known = namesIn(set);
    named.set(set, known);
  }
  return known.get(keyOf(parts.flatMap(({ text }) => wordsOf(text)))) ?? none;
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
  const words = wordsOf(name);
  const least = tellingIn(words) / 2;
  return words
    .map((_, at) => words.slice(0, at + 1))
    .filter((beginning) => tellingIn(beginning) >= least)
    .map(keyOf);
}

function tellingIn(words: readonly string[]): number {
  return words.filter((word) => !isSmallWord(word)).length;
}

function keyOf(words: readonly string[]): string {
  return words.map(stemOf).join(' ');
}
