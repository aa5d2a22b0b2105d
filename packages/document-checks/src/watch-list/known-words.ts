import type { WatchList } from '../report.js';
import { type HashOf, keyedHash } from './hashes-of.js';
import {
  asItSounds,
  withOneLetterOpen,
  withoutASurplusLetter,
  withoutVowels,
} from './word-variants.js';

/** How surely a word of the text is a part of a name. */
export type Likeness = 'exact' | 'sounds-alike' | 'one-slip' | 'initial' | 'joined';

/** A part of a name on the list that a word may be. */
export interface PartMatch {
  /** The place of the name on the list. */
  entry: number;
  /** The place of the part in the name; 0 is the given name. */
  part: number;
  /** The place of the last part of that name. */
  lastPart: number;
  likeness: Likeness;
}

/** A list of names in the form in which words are looked up. Keeps what it looked up before. */
export interface KnownWords {
  /** Words in small letters are looked up as they are and as they sound, which is a lot quicker. */
  partsLike(foldedWord: string, options: { allowsSlip: boolean }): PartMatch[];
  partsBeginningWith(foldedLetter: string): PartMatch[];
}

type Part = Omit<PartMatch, 'likeness'>;

const surest: Likeness[] = ['joined', 'exact', 'sounds-alike', 'one-slip', 'initial'];

export function knownWordsOf(watchList: WatchList): KnownWords {
  const parts = partsByHash(watchList);
  const seen = new Map<string, PartMatch[]>();
  const lookUp = (of: HashOf, word: string, likeness: Likeness) =>
    (parts.get(keyedHash(of, word, watchList.key)) ?? []).map((part) => ({ ...part, likeness }));
  const remembered = (name: string, find: () => PartMatch[]) => {
    const known = seen.get(name);
    if (known) return known;
    const found = surestOfEach(find());
    seen.set(name, found);
    return found;
  };
  return {
    partsLike: (word, { allowsSlip }) =>
      remembered(`${word} ${allowsSlip}`, () => [
        ...alike(word, lookUp),
        ...(allowsSlip ? withSlip(word, lookUp) : []),
      ]),
    partsBeginningWith: (letter) =>
      remembered(`initial ${letter}`, () => lookUp('initial', letter, 'initial')),
  };
}

type LookUp = (of: HashOf, word: string, likeness: Likeness) => PartMatch[];

const alike = (word: string, lookUp: LookUp): PartMatch[] => [
  ...lookUp('joined', word, 'joined'),
  ...lookUp('word', word, 'exact'),
  ...lookUp('sound', asItSounds(word), 'sounds-alike'),
];

function withSlip(word: string, lookUp: LookUp): PartMatch[] {
  const consonants = withoutVowels(word);
  return [
    ...(consonants === null ? [] : lookUp('consonants', consonants, 'one-slip')),
    ...lookUp('slip', word, 'one-slip'),
    ...withoutASurplusLetter(word).flatMap((shorter) => lookUp('word', shorter, 'one-slip')),
    ...withOneLetterOpen(word).flatMap((open) => lookUp('open', open, 'one-slip')),
  ];
}

function partsByHash({ entries }: WatchList): Map<string, Part[]> {
  const parts = new Map<string, Part[]>();
  for (const [entry, { hashes }] of entries.entries()) {
    const read = hashes.map((stored) => {
      const dot = stored.indexOf('.');
      return { part: Number(stored.slice(0, dot)), hash: stored.slice(dot + 1) };
    });
    const lastPart = Math.max(...read.map(({ part }) => part));
    for (const { part, hash } of read) {
      const sharing = parts.get(hash) ?? [];
      sharing.push({ entry, part, lastPart });
      parts.set(hash, sharing);
    }
  }
  return parts;
}

function surestOfEach(matches: PartMatch[]): PartMatch[] {
  const best = new Map<string, PartMatch>();
  for (const match of matches) {
    const key = `${match.entry}.${match.part}`;
    const known = best.get(key);
    if (!known || surest.indexOf(match.likeness) < surest.indexOf(known.likeness))
      best.set(key, match);
  }
  return [...best.values()];
}
