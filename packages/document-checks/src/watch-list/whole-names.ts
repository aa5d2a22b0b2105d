import type { Severity } from '../report.js';
import type { Hit } from './hits-in-text.js';
import type { Word } from './words-of-text.js';

interface WholeName {
  kind: 'watch-list-name' | 'watch-list-initials';
  severity: Severity;
  from: number;
  to: number;
}

/** A point without a blank is that of an address: "amelia.hartley@". */
const endsSentence = /[!?;:]|\.[^]/u;

/** Between given name and surname: middle names, or "and" with somebody else's given name. */
const wordsBetween = 2;

/**
 * The longest whole name that begins with the hit: two of its parts, or one part and the initial of
 * another, or its initials alone. Null where the part stands alone.
 */
export function wholeNameAt(
  words: readonly Word[],
  hits: readonly Hit[],
  at: number,
): WholeName | null {
  const first = hits[at];
  if (!first) return null;
  if (first.likeness === 'joined')
    return { kind: 'watch-list-name', severity: 'block', from: first.from, to: first.to };
  let longest: WholeName | null = null;
  const parts = new Set([first.part]);
  for (let next = at + 1; next < hits.length; next += 1) {
    const second = hits[next];
    if (!second || second.from - first.to > wordsBetween + 1) break;
    const severity = severityOfPair(words, first, second);
    const isSameWord = longest !== null && second.from <= longest.to;
    const goesOn = isSameWord || !parts.has(second.part);
    if (severity === null || !isBetter(severity, longest, goesOn)) continue;
    parts.add(second.part);
    const kind = areInitials(first, second) ? 'watch-list-initials' : 'watch-list-name';
    longest = { kind, severity, from: first.from, to: second.to };
  }
  return longest;
}

const areInitials = (first: Hit, second: Hit) =>
  first.likeness === 'initial' && second.likeness === 'initial';

/** A name goes on with a part that it has not had yet; with one it has had, another begins. */
function isBetter(severity: Severity, known: WholeName | null, goesOn: boolean): boolean {
  if (known === null) return true;
  return severity === 'block' && (known.severity !== 'block' || goesOn);
}

function severityOfPair(words: readonly Word[], first: Hit, second: Hit): Severity | null {
  if (second.part === first.part || second.from <= first.to) return null;
  if (areInitials(first, second)) return severityOfInitials(words, first, second);
  if (first.likeness === 'initial' || second.likeness === 'initial')
    return severityWithInitial(words, first, second);
  if (!belongTogether(words, first, second)) return null;
  // "Mark" and "will" beside each other are more often a sentence than a name.
  return first.isCapital || second.isCapital || !(first.isOrdinary || second.isOrdinary)
    ? 'block'
    : null;
}

function belongTogether(words: readonly Word[], first: Hit, second: Hit): boolean {
  for (let at = first.to + 1; at <= second.from; at += 1) {
    const word = words[at];
    if (!word || endsSentence.test(afterInitial(words, at, word.before))) return false;
    const isBetween = at < second.from;
    if (isBetween && !/^(?:\p{Lu}.*|and|y|e|van|von|der|de|la|al|bin|ibn)$/u.test(word.written))
      return false;
  }
  return true;
}

/** The point after an initial ends no sentence. */
function afterInitial(words: readonly Word[], at: number, before: string): string {
  return words[at - 1]?.written.length === 1 ? before.replace('.', '') : before;
}

function severityWithInitial(words: readonly Word[], first: Hit, second: Hit): Severity | null {
  const [initial, word] = first.likeness === 'initial' ? [first, second] : [second, first];
  const ends = [initial.part, word.part];
  if (second.from !== first.to + 1 || !ends.includes(0) || !ends.includes(word.lastPart))
    return null;
  const before = words[second.from]?.before ?? '';
  const isWritten = initial === first ? /^(?:[.,]?\s*|-)$/u : /^(?:,?\s+|-|)$/u;
  if (!isWritten.test(before)) return null;
  if (initial === second && !standsAlone(words, initial)) return null;
  if (!word.isCapital && before !== '') return word.isOrdinary ? null : 'warn';
  return word.likeness === 'one-slip' ? 'warn' : 'block';
}

/** "Hartley, A." and not the "A" or "I" with which a sentence goes on. */
function standsAlone(words: readonly Word[], initial: Hit): boolean {
  const written = words[initial.from]?.written ?? '';
  const next = words[initial.to + 1];
  return !/^[AI]$/u.test(written) || next === undefined || !/^[ ]$/u.test(next.before);
}

/** "A. H.", "A H" and "AH": the last is met by chance more often. */
function severityOfInitials(words: readonly Word[], first: Hit, second: Hit): Severity | null {
  if (first.part !== 0 || second.part !== second.lastPart || second.from !== first.to + 1)
    return null;
  const before = words[second.from]?.before ?? '';
  if (/^\.?\s?$/u.test(before) && before !== '') return 'warn';
  return null;
}
