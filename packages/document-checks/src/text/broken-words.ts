import type { TextPiece } from '../read-document.js';

const letters = /[\p{L}\p{M}]+/gu;

/**
 * The words of a document that decide how a word is joined that a line end broke: those that stand
 * whole somewhere else in it.
 *
 * @returns in lower case; empty where no word is broken
 */
export function wordsAtBreaks(pieces: readonly TextPiece[]): ReadonlySet<string> {
  const words = new Set<string>();
  if (pieces.every(({ breaks = [] }) => breaks.length === 0)) return words;
  for (const { text, breaks } of pieces) {
    const broken = new Set(breaks);
    for (const { 0: word, index } of text.matchAll(letters)) {
      const isPart = broken.has(index - 1) || broken.has(index + word.length);
      if (!isPart) words.add(word.toLowerCase());
    }
  }
  return words;
}

/**
 * Joins the words that a hyphen at the end of a line broke: "safe-guarding" becomes "safeguarding".
 * A hyphen that belongs to the word stays: where both parts stand whole somewhere and their join does
 * not, or where a name goes on with a capital.
 */
export function joinBrokenWords(
  { text, breaks = [] }: TextPiece,
  known: ReadonlySet<string>,
): string {
  let joined = '';
  let from = 0;
  for (const at of breaks) {
    const before = /[\p{L}\p{M}]+$/u.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? '';
    const after = /^[\p{L}\p{M}]+/u.exec(text.slice(at + 1, at + 61))?.[0] ?? '';
    if (!isOneWord(before, after, known)) continue;
    joined += text.slice(from, at);
    from = at + 1;
  }
  return joined + text.slice(from);
}

function isOneWord(before: string, after: string, known: ReadonlySet<string>): boolean {
  if (before === '' || !/^\p{Ll}/u.test(after)) return false;
  const [one, other] = [before.toLowerCase(), after.toLowerCase()];
  if (known.has(one + other)) return true;
  return !(known.has(one) && known.has(other));
}
