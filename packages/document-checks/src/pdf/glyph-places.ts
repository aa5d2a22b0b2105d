import type { Box } from '../report.js';
import type { Glyph } from './glyphs.js';
import { boxesAround } from './passages.js';

/**
 * Remembers where the signs of a page stand, in a few bytes for each: of a long document all pages
 * are kept until the search for names is done.
 *
 * @returns the boxes around a part of the page's text, given in UTF-16 units
 */
export function placesOfGlyphs(glyphs: Glyph[]): (start: number, end: number) => Box[] {
  const placed = glyphs.flatMap(({ at, box }) => (box ? [{ at, box }] : []));
  const starts = Uint32Array.from(placed, ({ at }) => at);
  const numbers = Float32Array.from(
    placed.flatMap(({ box }) => [box.left, box.top, box.width, box.height]),
  );
  return (start, end) => {
    const found: { box: Box }[] = [];
    for (const [index, at] of starts.entries()) {
      if (at < start || at >= end) continue;
      const [left = 0, top = 0, width = 0, height = 0] = numbers.subarray(index * 4, index * 4 + 4);
      found.push({ box: { left, top, width, height } });
    }
    return boxesAround(found);
  };
}
