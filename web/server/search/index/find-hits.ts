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

/** Beginnings of words that are looked for in a text; more take too long. */
const mostLookedFor = 12;

/** Hits of one text beyond these tell nothing new. */
const mostHits = 2_000;

const letterOrDigit = /[\p{L}\p{N}]/u;

/**
 * @param sequences stems that follow each other, each as one thing that is looked for
 */
export function hitFinder(sequences: readonly string[][]): HitFinder {
  const stems = new Set(sequences.flat().filter((stem) => !isTokenOfType(stem)));
  const beginnings = [...new Set([...stems].flatMap(beginningsOf))].toSorted(
    (a, b) => b.length - a.length,
  );
  const shared = sharedBeginning(beginnings);
  const lookedFor = shared.length > 1 ? [shared] : beginnings.slice(0, mostLookedFor);
  const pattern = wordsBeginningWith(lookedFor);
  const words = new Map<string, number>();
  sequences.forEach(([first = '', ...more], index) => {
    if (more.length === 0) words.set(first, index);
  });
  const phrases = sequences.flatMap((stemsOf, index) =>
    stemsOf.length > 1 ? [{ stemsOf, index }] : [],
  );

  return {
    mostPromise: lookedFor.length,
    promiseOf: (folded) => lookedFor.filter((start) => folded.includes(start)).length,
    find(folded) {
      if (beginnings.length === 0) return [];
      const found: (Hit & { stem: string })[] = [];
      for (const { 0: word, index } of folded.matchAll(pattern)) {
        if (index > 0 && letterOrDigit.test(folded.charAt(index - 1))) continue;
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

/** What all of them begin with, as where the beginning of a word was looked for. */
function sharedBeginning([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}

/**
 * Every stem is of letters and digits alone. What stands before it is looked at afterwards: a
 * pattern that does so itself looks at every place of the text.
 */
function wordsBeginningWith(beginnings: readonly string[]): RegExp {
  return new RegExp(`(?:${beginnings.join('|')})[\\p{L}\\p{N}]*`, 'gu');
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
