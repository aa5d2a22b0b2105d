import type { KnownWords, Likeness, PartMatch } from './known-words.js';
import { foldWord } from './name-words.js';
import { isOrdinaryWord } from './ordinary-words.js';
import { possibleWordsAt, type PossibleWord, type Word } from './words-of-text.js';

/** A word of the text that may be a part of a name on the list. */
export interface Hit extends PartMatch {
  /** Numbers of the first and the last word it covers. */
  from: number;
  to: number;
  isCapital: boolean;
  isOrdinary: boolean;
}

/** Shorter names are met by chance too often to be taken in small letters or by their sound. */
const short = 3;

/** All words that may be parts of names on the list, by entry, in the order of the text. */
export function hitsInText(words: readonly Word[], known: KnownWords): Map<number, Hit[]> {
  const byEntry = new Map<number, Hit[]>();
  for (const at of words.keys()) {
    for (const hit of hitsAt(words, at, known)) {
      const hits = byEntry.get(hit.entry) ?? [];
      hits.push(hit);
      byEntry.set(hit.entry, hits);
    }
  }
  return byEntry;
}

function hitsAt(words: readonly Word[], at: number, known: KnownWords): Hit[] {
  const asWords = possibleWordsAt(words, at).flatMap((possible) =>
    known
      .partsLike(possible.folded, { allowsSlip: !isSmall(possible.written) || isShort(words) })
      .filter(({ likeness }) => isTelling(possible, likeness))
      .map((match) => hitOf(possible, match)),
  );
  return surestFirst([...asWords, ...initialsAt(words, at, known)]);
}

function initialsAt(words: readonly Word[], at: number, known: KnownWords): Hit[] {
  const written = words[at]?.written ?? '';
  if (!/^\p{Lu}\p{M}*$/u.test(written)) return [];
  const folded = foldWord(written);
  return known
    .partsBeginningWith(folded)
    .map((match) => hitOf({ from: at, to: at, folded, written }, match));
}

function hitOf({ from, to, folded, written }: PossibleWord, match: PartMatch): Hit {
  const isCapital = /^\p{Lu}|^\P{Ll}+$/u.test(written);
  return { ...match, from, to, isCapital, isOrdinary: isOrdinaryWord(folded) };
}

const isSmall = (written: string) => /^\p{Ll}/u.test(written);

/** File names, properties and addresses are often all in small letters. */
const isShort = (words: readonly Word[]) => words.length < 200;

function isTelling({ folded, written }: PossibleWord, likeness: Likeness): boolean {
  if (isSmall(written) && (isOrdinaryWord(folded) || folded.length <= short)) return false;
  if (likeness === 'sounds-alike') return folded.length > short && !isOrdinaryWord(folded);
  return likeness !== 'one-slip' || !isOrdinaryWord(folded);
}

/** Where the same words may be a part in several ways, only the surest counts. */
function surestFirst(hits: Hit[]): Hit[] {
  const order: Likeness[] = ['joined', 'exact', 'sounds-alike', 'one-slip', 'initial'];
  const best = new Map<string, Hit>();
  for (const hit of hits) {
    const key = `${hit.entry}.${hit.part}`;
    const known = best.get(key);
    if (!known || order.indexOf(hit.likeness) < order.indexOf(known.likeness)) best.set(key, hit);
  }
  return [...best.values()];
}
