import type { Publication } from '@learning-reviews/content-contract';

const held = new WeakMap<readonly Publication[], string[]>();

/** The languages of publications, in the order of their tags. Counted once for each list. */
export function languagesOf(publications: readonly Publication[]): string[] {
  let languages = held.get(publications);
  if (!languages) {
    languages = [...new Set(publications.map(({ language }) => language))].sort();
    held.set(publications, languages);
  }
  return languages;
}
