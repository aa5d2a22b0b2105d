import type { TypedPart } from '../../../src/search/typed-query.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isSmallWord, isTokenOfType, stemOf, tokenOfType, wordsOf } from './words.ts';

/** Names of one thing, such as what a review type is, was and will be called; any finds all. */
export interface NameGroup {
  names: string[];
  /** Ids of the review types that go by these names. */
  types: string[];
}

/** Stems that follow each other. */
export interface WantedSequence {
  stems: string[];
  /** How often these stems occur in all, together or not: what it costs to look for them. */
  hits: number;
}

/** A part of what is looked for. */
export interface WantedWords {
  typed: string;
  /** What stands for it; one of them must be there. */
  any: WantedSequence[];
  /** How often all of that occurs. */
  cost: number;
  /** One word, as it stands, that tells nothing. */
  isSmall: boolean;
  /** None of it occurs anywhere. */
  isUnknown: boolean;
  /** In quotation marks: nothing else will do. */
  isQuoted: boolean;
}

/** Words with one beginning that are looked for, those that most items have. */
const mostBeginnings = 40;
const shortestBeginning = 2;

/** What must be there for a query to be met, in the order in which it was typed. */
export function wantedWords(
  parts: readonly TypedPart[],
  groups: readonly NameGroup[],
  vocabulary: Vocabulary,
): WantedWords[] {
  const named = namesIn(groups);
  const wanted: WantedWords[] = [];
  for (let at = 0; at < parts.length;) {
    const found = nameAt(parts, at, named);
    const part = parts[at];
    if (!part) break;
    const any = found ? found.any : wordsOfPart(part, vocabulary);
    const taken = found?.taken ?? 1;
    const typed = parts.slice(at, at + taken).map(({ text }) => text);
    at += taken;
    if (any.length === 0) continue;
    wanted.push({ ...weighed(typed.join(' '), any, vocabulary), isQuoted: part.kind === 'phrase' });
  }
  return wanted;
}

function weighed(
  typed: string,
  any: string[][],
  vocabulary: Vocabulary,
): Omit<WantedWords, 'isQuoted'> {
  const known = any.flatMap((stems) => {
    const hits = stems.map((stem) => (isTokenOfType(stem) ? 1 : vocabulary.hitsOf(stem)));
    const sum = hits.reduce((before, one) => before + one, 0);
    return hits.every((one) => one > 0) ? [{ stems, hits: sum }] : [];
  });
  const cost = known.reduce((sum, { hits }) => sum + hits, 0);
  const words = wordsOf(typed);
  const isSmall = words.length === 1 && isSmallWord(words[0] ?? '');
  return { typed, any: known, cost, isSmall, isUnknown: known.length === 0 };
}

function wordsOfPart({ kind, text }: TypedPart, vocabulary: Vocabulary): string[][] {
  const words = wordsOf(text);
  const [last = ''] = words.slice(-1);
  // A word that nothing has may be the beginning of one.
  const mayBeStart =
    kind === 'start' ||
    (kind === 'word' && last.length > shortestBeginning && vocabulary.hitsOf(stemOf(last)) === 0);
  if (mayBeStart && words.length === 1 && last.length >= shortestBeginning) {
    const beginning = vocabulary.beginningWith(last, mostBeginnings);
    const stems = new Set(beginning.map(({ stem }) => stem));
    if (stems.size > 0 || kind === 'start') return [...stems].map((stem) => [stem]);
  }
  if (words.length === 0) return [];
  const stems = words.map(stemOf);
  // "well-being" is written as one word too.
  const isCompound = kind === 'word' && words.length === 2;
  return isCompound ? [stems, [stemOf(words.join(''))]] : [stems];
}

type Named = ReadonlyMap<string, string[][]>;

/** What stands for each name, by the stems of the name. */
function namesIn(groups: readonly NameGroup[]): Named {
  const named = new Map<string, string[][]>();
  for (const { names, types } of groups) {
    const sequences = names
      .map((name) => wordsOf(name).map(stemOf))
      .filter((one) => one.length > 0);
    const all = [...sequences, ...types.map((id) => [tokenOfType(id)])];
    for (const stems of sequences) {
      const key = stems.join(' ');
      named.set(key, distinct([...(named.get(key) ?? []), ...all]));
    }
  }
  return named;
}

/** The longest name that begins with a part; a phrase in quotation marks is meant as it stands. */
function nameAt(parts: readonly TypedPart[], at: number, named: Named) {
  let found: { any: string[][]; taken: number } | undefined;
  const stems: string[] = [];
  for (let to = at; parts[to]?.kind === 'word' && to < at + 12; to += 1) {
    stems.push(...wordsOf(parts[to]?.text ?? '').map(stemOf));
    const any = named.get(stems.join(' '));
    if (any) found = { any, taken: to - at + 1 };
  }
  return found;
}

function distinct(sequences: string[][]): string[][] {
  return [...new Map(sequences.map((stems) => [stems.join(' '), stems])).values()];
}
