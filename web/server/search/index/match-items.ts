import { forEachKind, type ItemKind } from '../../../src/search/item-kinds.ts';
import type { DaysOfKinds } from './item-days.ts';
import type { Scores, StemScores } from './stem-scores.ts';
import type { WantedSequence, WantedWords } from './wanted-words.ts';

/** The rows of all items of each kind that have what was looked for, the best first. */
export type FoundRows = Record<ItemKind, Int32Array>;

/** What of a query was looked for, and which items have it. */
export interface Matches {
  rows: FoundRows;
  /** Phrases of words so usual that these were looked for one by one; as typed. */
  loosened: string[];
}

/** Occurrences of the words of a phrase that are looked through for it. */
const mostOfPhrases = 8_000_000;
/** Of so many it is worth looking where words stand as they were typed. */
const mostOfTyped = 500_000;

/** Scores that differ by less than so much are equal, and the newer one goes first. */
const alike = Math.log(1.05);

/**
 * Finds the items that have everything that is wanted.
 *
 * @param phrase stems that were typed in a row: an item that has them so goes before others
 */
export function matchItems(
  wanted: readonly WantedWords[],
  phrase: readonly string[],
  stems: StemScores,
  days: DaysOfKinds,
): Matches {
  const telling = tellingOf(wanted);
  if (telling.length === 0 || telling.some(({ isUnknown }) => isUnknown)) {
    return { rows: forEachKind(() => new Int32Array()), loosened: [] };
  }
  const loosened: string[] = [];
  let left = mostOfPhrases;
  let total: Scores | undefined;
  // The rarest first, which may leave nothing to look through.
  for (const one of telling.toSorted((a, b) => a.cost - b.cost)) {
    const cost = costOfPhrases(one);
    const isTooUsual = cost > left;
    if (isTooUsual) loosened.push(one.typed);
    else left -= cost;
    const scores = scoresOf(one, stems, isTooUsual);
    if (total) keepBoth(total, scores);
    else total = stems.copyOf(scores);
    if (!total.some((score) => score > 0)) break;
  }
  const scores = total ?? stems.none();
  const hits = wanted.reduce((sum, { cost }) => sum + cost, 0);
  if (phrase.length > 1) addTyped(scores, stems, { stems: [...phrase], hits });
  const keys = stems.none();
  return { rows: forEachKind((kind) => inOrder(scores, days[kind], keys)), loosened };
}

/** The least share of the words that an item must have where none has all of them. */
const leastShare = 2 / 3;

/**
 * Finds the items that have most of what is wanted: as many of the words as any of their kind has, and
 * no fewer than two of three. What is in quotation marks must be there.
 */
export function matchMost(
  wanted: readonly WantedWords[],
  stems: StemScores,
  days: DaysOfKinds,
): FoundRows {
  const telling = tellingOf(wanted);
  const total = stems.none();
  const had = new Int32Array(total.length);
  for (const one of telling) {
    const scores = one.isUnknown
      ? stems.none()
      : scoresOf(one, stems, costOfPhrases(one) > mostOfPhrases);
    for (let row = 0; row < total.length; row += 1) {
      const score = scores[row] ?? 0;
      if (score > 0) {
        had[row] = (had[row] ?? 0) + 1;
        total[row] = (total[row] ?? 0) + score;
      } else if (one.isQuoted) had[row] = -telling.length;
    }
  }
  const least = Math.max(2, Math.ceil(telling.length * leastShare));
  const keys = stems.none();
  return forEachKind((kind) => {
    const most = Math.max(least, mostHad(had, days[kind]));
    const scores = stems.copyOf(total);
    had.forEach((number, row) => {
      if (number < most) scores[row] = 0;
    });
    return inOrder(scores, days[kind], keys);
  });
}

function mostHad(had: Int32Array, days: Int32Array): number {
  return had.reduce(
    (most, number, row) => ((days[row] ?? -1) < 0 ? most : Math.max(most, number)),
    0,
  );
}

/** What tells something, unless nothing does. */
function tellingOf(wanted: readonly WantedWords[]): WantedWords[] {
  const isAllSmall = wanted.every(({ isSmall }) => isSmall);
  return wanted.filter(({ isSmall }) => isAllSmall || !isSmall);
}

function costOfPhrases({ any }: WantedWords): number {
  const phrases = any.filter(({ stems }) => stems.length > 1);
  return phrases.reduce((sum, { hits }) => sum + hits, 0);
}

function scoresOf(one: WantedWords, stems: StemScores, isLoose: boolean): Readonly<Scores> {
  const sequences = one.any.map((sequence) => sequence.stems.join(' '));
  return stems.once([isLoose, ...sequences].join('|'), () => findScores(one, stems, isLoose));
}

function findScores({ any }: WantedWords, stems: StemScores, isLoose: boolean): Scores {
  const scores = stems.none();
  const single = any.filter((sequence) => sequence.stems.length === 1);
  stems.addAny(
    scores,
    single.map(({ stems: [stem = ''], hits }) => ({ stem, hits })),
  );
  for (const sequence of any) {
    if (sequence.stems.length === 1) continue;
    if (isLoose) addBoth(scores, looseScores(sequence, stems));
    else stems.addPhrase(scores, sequence);
  }
  return scores;
}

/** Of items that have each of the stems, anywhere. */
function looseScores({ stems: each, hits }: WantedSequence, stems: StemScores): Scores {
  const total = stems.none().fill(Number.MIN_VALUE);
  for (const stem of each) {
    const scores = stems.none();
    stems.addAny(scores, [{ stem, hits }]);
    keepBoth(total, scores);
  }
  return total;
}

/** Leaves what has a score in both. */
function keepBoth(scores: Scores, others: Readonly<Scores>): void {
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? 0;
    const other = others[row] ?? 0;
    scores[row] = score > 0 && other > 0 ? score + other : 0;
  }
}

function addBoth(scores: Scores, more: Readonly<Scores>): void {
  more.forEach((score, row) => {
    scores[row] = (scores[row] ?? 0) + score;
  });
}

/** Only to what is found anyway: that the words stand as they were typed tells the order. */
function addTyped(scores: Scores, stems: StemScores, phrase: WantedSequence): void {
  const typed = stems.none();
  if (phrase.hits <= mostOfTyped) stems.addPhrase(typed, phrase);
  else stems.addPhraseOfHead(typed, phrase.stems);
  scores.forEach((score, row) => {
    if (score > 0) scores[row] = score + (typed[row] ?? 0);
  });
}

const mostDays = 2 ** 16;
const mostRows = 2 ** 24;

/**
 * Of one kind, best first; of those that are as good as equal, the newest. Sorted as numbers, which
 * is quick.
 *
 * @param keys room for a number for each row, of which nothing is kept
 */
function inOrder(scores: Scores, days: Int32Array, keys: Float64Array): Int32Array {
  let count = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? 0;
    const day = days[row] ?? -1;
    // Lists are tidied up after what has gone.
    if (score <= 0 || day < 0) continue;
    const step = Math.round(Math.log(Math.max(score, 1e-12)) / alike) + 1000;
    keys[count] = (step * mostDays + Math.min(day, mostDays - 1)) * mostRows + row;
    count += 1;
  }
  const sorted = keys.subarray(0, count).sort();
  const rows = new Int32Array(count);
  for (let place = 0; place < count; place += 1) {
    rows[place] = (sorted[count - 1 - place] ?? 0) % mostRows;
  }
  return rows;
}
