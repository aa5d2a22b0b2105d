import type { Saying, SuggestedTheme } from './answers';
import { signsOfThemes, type Sign, type ThemeOfList } from './signs-of-themes';
import { wordsOfText, type Word } from './words-of-text';

/** The words of a publication. */
export interface TextOfPublication {
  /** What it is about in short: title, summary, key learning. One mention there counts. */
  inShort: string;
  /** All the rest. */
  atLength: string;
}

/** In a long text a theme is spoken of again and again: at least so often, and in so many words. */
const fewestTimes = 3;
const wordsForOne = 2000;

const mostSuggested = 5;
const mostSaid = 3;

/**
 * Finds the themes that a text speaks of, by the words of the list of themes and by nothing else.
 * The longest phrase wins: "self-neglect" does not speak for "Neglect".
 *
 * @param themes all of the list
 * @returns the themes that the text speaks of most, each with what it says
 */
export function suggestThemes(
  text: TextOfPublication,
  themes: readonly ThemeOfList[],
): SuggestedTheme[] {
  const signs = byFirstStem(signsOfThemes(themes));
  const short = sayingsIn(wordsOfText(text.inShort), signs);
  const words = wordsOfText(text.atLength);
  const long = sayingsIn(words, signs);
  const enough = Math.max(fewestTimes, words.length / wordsForOne);
  return themes
    .map((theme) => {
      const because = together(short.get(theme), long.get(theme));
      return { theme, because, times: sum(because), isInShort: short.has(theme) };
    })
    .filter(({ times, isInShort }) => isInShort || times >= enough)
    .sort((a, b) => Number(b.isInShort) - Number(a.isInShort) || b.times - a.times)
    .slice(0, mostSuggested)
    .map(({ theme: { documentId, name }, because }) => ({
      documentId,
      name,
      because: because.slice(0, mostSaid),
    }));
}

type Counts = Map<string, number>;
type Signs = Map<string, Sign[]>;

function byFirstStem(signs: readonly Sign[]): Signs {
  const longestFirst = [...signs].sort((a, b) => b.stems.length - a.stems.length);
  const grouped: Signs = new Map();
  for (const sign of longestFirst) {
    const first = sign.stems[0] ?? '';
    grouped.set(first, [...(grouped.get(first) ?? []), sign]);
  }
  return grouped;
}

function sayingsIn(words: readonly Word[], signs: Signs): Map<ThemeOfList, Counts> {
  const found = new Map<ThemeOfList, Counts>();
  for (let at = 0; at < words.length;) {
    const matching = (signs.get(words[at]?.stem ?? '') ?? []).filter(({ stems }) =>
      stems.every((stem, further) => words[at + further]?.stem === stem),
    );
    const length = matching[0]?.stems.length ?? 1;
    const written = words
      .slice(at, at + length)
      .map((word) => word.written)
      .join(' ');
    for (const { stems, theme } of matching) {
      if (stems.length < length) continue;
      const counts = found.get(theme) ?? new Map<string, number>();
      counts.set(written, (counts.get(written) ?? 0) + 1);
      found.set(theme, counts);
    }
    at += length;
  }
  return found;
}

function together(...counted: (Counts | undefined)[]): Saying[] {
  const all: Counts = new Map();
  for (const counts of counted) {
    for (const [words, times] of counts ?? []) all.set(words, (all.get(words) ?? 0) + times);
  }
  return [...all]
    .map(([words, times]) => ({ words, times }))
    .sort((a, b) => b.times - a.times || a.words.localeCompare(b.words));
}

function sum(sayings: readonly Saying[]): number {
  return sayings.reduce((total, { times }) => total + times, 0);
}
