import { mask } from '../identifiers/mask.js';
import { readable } from '../identifiers/readable-text.js';
import type { TextPiece } from '../read-document.js';
import type { NameFound } from '../report.js';
import { type CapitalRun, capitalRuns } from './capital-runs.js';
import { askAboutPeople, opensSentence, type Said } from './known-people.js';
import { isOfHeading, isOfThing, isPlace } from './words-of-no-name.js';

/** More would not be ticked through. */
const namesAtMost = 300;

/**
 * The runs of words that look like people's names, with how often and on which pages they stand.
 * What a library of English names knows, and what has the shape of a name: it knows few names that
 * are not English, and they must not be missed for it. A list to look through, never a verdict.
 */
export function findNames(texts: readonly TextPiece[]): NameFound[] {
  const searched = texts
    .filter(({ channel }) => channel !== 'link')
    .map((piece) => ({ piece, read: readable(piece.text) }));
  const inSmallLetters = smallWords(searched.map(({ read }) => read.text));
  const ask = askAboutPeople();
  const runs = searched.flatMap(({ piece, read }) =>
    capitalRuns(read.text, (start, end) =>
      piece.placeOf(read.originalOf(start), read.originalOf(end - 1) + 1),
    ),
  );
  const candidates = runs.flatMap((run) => withoutOtherWords(run, inSmallLetters));
  const parts = new Set(
    candidates.filter((run) => isWholeName(run, ask)).flatMap(({ words }) => words),
  );
  const inSentences = countInSentences(candidates);
  return gathered(
    candidates.filter(
      (run) => isWholeName(run, ask) || isSingleName(run, { ask, parts, inSentences }),
    ),
  );
}

/** How often words stand in small letters: what does is hardly a name. */
function smallWords(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.match(/(?<![\p{L}'-])\p{Ll}{2,}/gu) ?? []));
}

/** A run without the words around a name: "Director Jane Roe", "Leeds City Council Jane Roe". */
function withoutOtherWords(run: CapitalRun, inSmallLetters: ReadonlySet<string>): CapitalRun[] {
  const pieces: string[][] = [[]];
  const [first = ''] = run.words;
  const isOpened = run.isAtStart && run.words.length > 1 && opensSentence(first);
  const isShouted = run.words.every((word) => word === word.toUpperCase());
  for (const word of isOpened ? run.words.slice(1) : run.words) {
    if (isOfThing(word)) pieces.splice(-1, 1, [], []);
    else if (isOfHeading(word) || (isAbbreviation(word) && !isShouted)) pieces.push([]);
    else pieces.at(-1)?.push(word);
  }
  return pieces.flatMap((words, at) => {
    const telling = words.filter((word) => !/^\p{Lu}\.?$/u.test(word));
    const isAtStart = run.isAtStart && at === 0;
    const isOrdinary = telling.every(
      (word) => inSmallLetters.has(word.toLowerCase()) || isPlace(word),
    );
    return telling.length === 0 || (isOrdinary && !run.hasTitle)
      ? []
      : [{ ...run, words, isAtStart }];
  });
}

const isAbbreviation = (word: string) => /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(word);

function isWholeName({ words, hasTitle }: CapitalRun, ask: (words: string) => Said): boolean {
  if (words.length < 2 || words.length > 5) return false;
  if (hasTitle) return true;
  const said = ask(words.join(' '));
  if (said === 'person') return true;
  const isShouted = words.every((word) => word === word.toUpperCase());
  return said === 'nothing' && !isShouted && !words.some(isPlace);
}

function isSingleName(
  { words, hasTitle }: CapitalRun,
  known: {
    ask: (words: string) => Said;
    parts: ReadonlySet<string>;
    inSentences: ReadonlyMap<string, number>;
  },
): boolean {
  const [word = '', ...others] = words;
  if (others.length > 0 || word.length < 2) return false;
  if (hasTitle || known.parts.has(word)) return true;
  if (isAbbreviation(word) || isPlace(word)) return false;
  const said = known.ask(word);
  if (said === 'person') return true;
  return said === 'nothing' && (known.inSentences.get(word) ?? 0) >= 2;
}

/** A capital in the middle of a sentence stands for a name of something. */
function countInSentences(runs: readonly CapitalRun[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words, isAtStart } of runs) {
    const [word] = words;
    if (word && words.length === 1 && !isAtStart) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function gathered(runs: readonly CapitalRun[]): NameFound[] {
  const names = new Map<string, NameFound>();
  for (const { words, place } of runs) {
    const name = words.join(' ');
    const found = names.get(name) ?? { name, maskedName: mask(name), count: 0, pages: [] };
    found.count += 1;
    if (place.page !== null && !found.pages.includes(place.page)) found.pages.push(place.page);
    names.set(name, found);
  }
  return [...names.values()].sort((a, b) => b.count - a.count).slice(0, namesAtMost);
}
