import { partsOf, queryOf, type TypedPart } from '../../../src/search/typed-query.ts';
import { slipsBetween } from './edit-distance.ts';
import type { Vocabulary } from './vocabulary.ts';
import { stemOf, wordsOf } from './words.ts';

/** A word that so many times as many items have as the typed one is likely to be what was meant. */
const muchMoreUsual = 20;
/** Words of a query for which another one is sought; the others stay. */
const mostSought = 4;

/**
 * What may have been meant: the same query with words of what is published in place of slips.
 *
 * @returns null where no better word is known
 */
export function didYouMean(query: string, vocabulary: Vocabulary): string | null {
  const parts = partsOf(query);
  let left = mostSought;
  const meant = parts.map((part) => {
    if (left === 0) return part;
    const word = likelierWord(part, vocabulary);
    if (word === undefined) return part;
    left -= 1;
    return { ...part, text: word ?? part.text };
  });
  const better = queryOf(meant);
  return better === queryOf(parts) ? null : better;
}

/** @returns undefined where nothing had to be sought, null where nothing was found */
function likelierWord(
  { kind, text }: TypedPart,
  vocabulary: Vocabulary,
): string | null | undefined {
  const [word = '', ...more] = wordsOf(text);
  const most = mostSlips(word);
  if (kind !== 'word' || more.length > 0 || most === 0) return undefined;
  if (!/^\p{L}+$/u.test(word) || isAbbreviation(text)) return undefined;
  const items = vocabulary.itemsWith(word);
  const stem = stemOf(word);
  // Another form of a word that is known needs no better one.
  if (items === 0 && vocabulary.hitsOf(stem) > 0) return undefined;
  const least = Math.max(1, items * muchMoreUsual);
  const near: { word: string; weight: number }[] = [];
  for (const one of vocabulary.like(word, most, least)) {
    const slips = slipsBetween(word, one.word, most);
    if (slips > most) continue;
    const weight = slips + (one.word[0] === word[0] ? 0 : 0.5) - Math.log10(one.items + 1) / 8;
    near.push({ word: one.word, weight });
  }
  near.sort((a, b) => a.weight - b.weight);
  const isStill = (one: string) => stemOf(one) !== stem && vocabulary.itemsWith(one) >= least;
  return near.find((one) => isStill(one.word))?.word ?? null;
}

/** Somebody who writes MASH means no tree. */
const isAbbreviation = (text: string) => /^\p{Lu}{2,5}$/u.test(text);

/** Short words have too many neighbours. */
function mostSlips(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}
