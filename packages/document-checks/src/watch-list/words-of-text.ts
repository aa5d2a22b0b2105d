import type { TextPiece } from '../read-document.js';
import type { ReadableText } from '../identifiers/readable-text.js';
import { foldWord } from './name-words.js';

/** A piece of text and how a person reads it. */
export interface ReadPiece {
  piece: TextPiece;
  readable: ReadableText;
}

/** A run of letters in a text. */
export interface Word {
  /** Number of the piece it stands in, and where, in the readable text. */
  piece: number;
  start: number;
  end: number;
  written: string;
  /** What stands between it and the word before; a line break for the first of a piece. */
  before: string;
}

/** One or more words that may be one: "Hart-" at the end of a line and "ley" on the next. */
export interface PossibleWord {
  from: number;
  to: number;
  folded: string;
  written: string;
}

const runOfLetters =
  /\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}'’]+|[\p{Lu}\p{Lt}\p{M}'’]+(?!\p{Ll})|[\p{L}\p{M}]+/gu;

/** All words of the pieces of one channel, one after another, capitals inside a word dividing it. */
export function wordsOf(pieces: readonly ReadPiece[]): Word[] {
  const words: Word[] = [];
  for (const [piece, { readable }] of pieces.entries()) {
    let end = 0;
    for (const found of readable.text.matchAll(runOfLetters)) {
      const written = found[0].replace(/^'+|'+$/gu, '');
      if (written === '') continue;
      const start = found.index + found[0].indexOf(written);
      const between = readable.text.slice(end, start);
      const before = end === 0 ? `${between}\n` : between;
      words.push({ piece, start, end: start + written.length, written, before });
      end = start + written.length;
    }
  }
  return words;
}

/**
 * Between two words: nothing, a hyphen, an apostrophe or the end of a line may divide one word; after
 * a single letter also a space, where an apostrophe was lost: "O Brien".
 */
const mayDivideAWord = /^(?:-?\s*\n\s*|-|'|- )?$/u;
const partsOfAWord = 3;

/** What may be one word, beginning with the word at `from`. */
export function possibleWordsAt(words: readonly Word[], from: number): PossibleWord[] {
  const first = words[from];
  if (!first) return [];
  const possible = withoutEnding(from, from, first.written);
  let written = first.written;
  for (let to = from + 1; to < from + partsOfAWord; to += 1) {
    const next = words[to];
    const isLost = isLetter(words[to - 1]) && next?.before === ' ';
    if (!next || !(isLost || mayDivideAWord.test(next.before))) break;
    written += next.written;
    possible.push(...withoutEnding(from, to, written));
  }
  const spaced = spacedLettersAt(words, from);
  return spaced ? [...possible, spaced] : possible;
}

/** The word itself, and without a possessive, a plural or an Arabic article: "Alkhatib". */
function withoutEnding(from: number, to: number, written: string): PossibleWord[] {
  const forms = [written, written.replace(/'s$/iu, '')];
  if (/[^s']s'?$/iu.test(written) && written.length > 5) forms.push(written.replace(/s'?$/iu, ''));
  const withoutArticle = /^[AE]l(\p{L}{5,})$/iu.exec(written)?.[1];
  if (withoutArticle) forms.push(withoutArticle);
  return [...new Set(forms.map(foldWord))]
    .filter((folded) => folded !== '')
    .map((folded) => ({ from, to, folded, written }));
}

/** "H a r t l e y", as letters spaced for looks come out of a PDF. */
function spacedLettersAt(words: readonly Word[], from: number): PossibleWord | null {
  if (isLetter(words[from - 1]) && words[from]?.before === ' ') return null;
  let to = from;
  let written = words[from]?.written ?? '';
  if (!isLetter(words[from])) return null;
  while (isLetter(words[to + 1]) && words[to + 1]?.before === ' ') {
    to += 1;
    written += words[to]?.written ?? '';
  }
  return to - from < 2 ? null : { from, to, folded: foldWord(written), written };
}

const isLetter = (word: Word | undefined) => word?.written.length === 1;
