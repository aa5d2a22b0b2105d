import { readable } from '../identifiers/readable-text.js';
import type { ReadDocument, TextPiece } from '../read-document.js';
import { joinBrokenWords, wordsAtBreaks } from './broken-words.js';

/** The words that a reader sees, so that they can be searched. Nothing that is hidden is among them. */
export interface DocumentText {
  /** In their order; the words of a format without pages are one page. Pages without words are left out. */
  pages: TextOfPage[];
  /** Pages, from 1, whose words cannot be searched: they are only in a picture, or no letters at all. */
  unsearchable: number[];
}

export interface TextOfPage {
  /** Counted from 1; null where the format has no pages of its own. */
  page: number | null;
  /** In one line, with single blanks. */
  text: string;
}

/** In UTF-16 units: three times the longest reports. What is beyond is called unsearchable. */
const mostText = 4_000_000;

/** The seen text of a document that was read; null where it could not be read to its end. */
export function documentText({
  texts,
  unsearchable,
  unchecked,
}: ReadDocument): DocumentText | null {
  if (unchecked && unchecked.reason !== 'pages-without-text') return null;
  const seen = texts.filter(({ channel }) => channel === 'text').map(withoutUnseen);
  const known = wordsAtBreaks(seen);
  const pages = new Map<number | null, string[]>();
  for (const piece of seen) {
    const { page } = piece.placeOf(0, 0);
    const parts = pages.get(page) ?? [];
    pages.set(page, parts);
    parts.push(readable(joinBrokenWords(piece, known)).text);
  }
  return withinLimit(
    [...pages].map(([page, parts]) => ({ page, text: inOneLine(parts.join(' ')) })),
    unsearchable,
  );
}

/** Blanks stand where something is hidden, so that offsets stay what they are. */
function withoutUnseen(piece: TextPiece): TextPiece {
  let { text } = piece;
  for (const { start, end } of piece.unseen ?? []) {
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
  return { ...piece, text };
}

function withinLimit(all: TextOfPage[], unsearchable: readonly number[]): DocumentText {
  const pages: TextOfPage[] = [];
  const beyond: number[] = [];
  let room = mostText;
  for (const { page, text } of all) {
    if (text === '') continue;
    const cut = text.slice(0, Math.max(0, room));
    room -= text.length;
    if (cut !== '') pages.push({ page, text: cut });
    if (cut.length < text.length && page !== null) beyond.push(page);
  }
  const missing = new Set([...unsearchable, ...beyond]);
  return { pages, unsearchable: [...missing].sort((a, b) => a - b) };
}

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
