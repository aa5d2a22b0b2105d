import type { Box } from '../report.js';
import type { Glyph } from './glyphs.js';
import { onPage } from './pictures.js';

/** Neighbouring signs of a page that share something, as one stretch. */
export interface Passage {
  /** Of the page's text, in UTF-16 units. */
  start: number;
  end: number;
  text: string;
  boxes: Box[];
}

/** Words that only say that something was taken out. */
const saysNothing =
  /^(redacted|redaction|withheld|confidential|restricted|official|sensitive|draft|watermark|copy|name|removed|private)$/iu;

/** Whether a passage tells anything: two letters or four digits that are not one sign over and over. */
export function tellsSomething(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const digits = text.match(/\p{N}/gu) ?? [];
  if (letters.length < 2 && digits.length < 4) return false;
  if (new Set([...letters, ...digits].map((sign) => sign.toLowerCase())).size < 2) return false;
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return !words.every((word) => saysNothing.test(word));
}

/** One box for each line of neighbouring glyphs. */
export function boxesAround(glyphs: Pick<Glyph, 'box'>[]): Box[] {
  const boxes: Box[] = [];
  for (const { box } of glyphs) {
    const last = boxes.at(-1);
    if (!box) continue;
    if (last && isSameLine(last, box)) boxes[boxes.length - 1] = around(last, box);
    else boxes.push({ ...box });
  }
  return boxes.map(onPage);
}

function isSameLine(one: Box, other: Box): boolean {
  const middle = other.top + other.height / 2;
  const isBeside = other.left > one.left - one.height && other.left - (one.left + one.width) < 0.1;
  return (
    middle > one.top - other.height / 4 &&
    middle < one.top + one.height + other.height / 4 &&
    isBeside
  );
}

function around(one: Box, other: Box): Box {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  return {
    left,
    top,
    width: Math.max(one.left + one.width, other.left + other.width) - left,
    height: Math.max(one.top + one.height, other.top + other.height) - top,
  };
}
