import { beginningsOf, isSmallWord, isTokenOfType, stemOf } from './words.ts';

/** A place in a text where something stands that was looked for. */
export interface Hit {
  start: number;
  end: number;
  /** Which of the sequences that were looked for stands there. */
  sequence: number;
}

/** Finds the places of sequences of stems in texts, which it is given folded. */
export interface HitFinder {
  find(folded: string): Hit[];
  /** How many different words a text may have: a quick look, which may take others for them. */
  promiseOf(folded: string): number;
  /** What `promiseOf` gives at most. */
  mostPromise: number;
}

/** Beginnings of words that a quick look looks for. */
const mostLookedFor = 12;

/** Hits of one text beyond these tell nothing new. */
const mostHits = 2_000;

/** More of them in one expression take longer than a look at every word. */
const mostAlternatives = 8;
const anyWord = /[\p{L}\p{N}]+/gu;

const letterOrDigit = /[\p{L}\p{N}]/u;

/**
 * @param sequences stems that follow each other, each as one thing that is looked for
 */
export function hitFinder(sequences: readonly string[][]): HitFinder {
  const stems = new Set(sequences.flat().filter((stem) => !isTokenOfType(stem)));
  const beginnings = [...new Set([...stems].flatMap(beginningsOf))].toSorted(
    (a, b) => b.length - a.length,
  );
  const pattern = beginnings.length > mostAlternatives ? anyWord : wordsBeginningWith(beginnings);
  const words = new Map<string, number>();
  sequences.forEach(([first = '', ...more], index) => {
    if (more.length === 0) words.set(first, index);
  });
  const phrases = sequences.flatMap((stemsOf, index) =>
    stemsOf.length > 1 ? [{ stemsOf, index }] : [],
  );

  const lookedFor = beginnings.slice(0, mostLookedFor);

  return {
    mostPromise: lookedFor.length,
    promiseOf: (folded) => lookedFor.filter((start) => folded.includes(start)).length,
    find(folded) {
      if (beginnings.length === 0) return [];
      const found: (Hit & { stem: string })[] = [];
      for (const { 0: word, index } of folded.matchAll(pattern)) {
        const stem = stemOf(word);
        if (!stems.has(stem)) continue;
        found.push({
          start: index,
          end: index + word.length,
          stem,
          sequence: words.get(stem) ?? -1,
        });
        if (found.length >= mostHits) break;
      }
      const single = found.filter(({ sequence }) => sequence >= 0);
      const several = phrases.flatMap(({ stemsOf, index }) =>
        sequencesAmong(folded, found, stemsOf, index),
      );
      return withoutOverlap([...several, ...single]);
    },
  };
}

/** Every stem is of letters and digits alone. */
function wordsBeginningWith(beginnings: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${beginnings.join('|')})[\\p{L}\\p{N}]*`, 'gu');
}

function sequencesAmong(
  text: string,
  found: readonly (Hit & { stem: string })[],
  stems: readonly string[],
  sequence: number,
): Hit[] {
  return found.flatMap((first, at) => {
    const run = found.slice(at, at + stems.length);
    const isRun =
      run.length === stems.length &&
      run.every(({ stem, start }, place) => {
        const before = run[place - 1];
        const between = before ? text.slice(before.end, start).replace(/^'s/u, '') : '';
        return stem === stems[place] && !letterOrDigit.test(between);
      });
    return isRun ? [{ start: first.start, end: run.at(-1)?.end ?? first.end, sequence }] : [];
  });
}

/** In their order; the longer one of two that begin within each other. */
function withoutOverlap(hits: Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || hit.start >= last.end) kept.push(hit);
  }
  return kept;
}

/** Sequences that are worth marking: of words that tell nothing only where there are no others. */
export function worthMarking(sequences: readonly string[][]): string[][] {
  const telling = sequences.filter(
    ([first = '', ...more]) => more.length > 0 || !isSmallWord(first),
  );
  return telling.length > 0 ? telling : [...sequences];
}
