import { brightnessAt, differenceFrom, pixelsOf, type PixelBox } from './bitmap.js';
import type { Drawings } from './drawings.js';
import type { Glyph } from './glyphs.js';
import { boxesAround } from './passages.js';
import { pixelsIn, surfaceAt } from './surface.js';
import { sharedPart } from './text-under-text.js';
import type { Visibility } from './visibility.js';

/** How much of a letter lies under the same letter that is drawn once more. */
const twinShare = 0.5;
/** Brightness of a letter that is drawn alone in black: its inside, and where nothing of it is. */
const inside = 128;
const outside = 250;
const standsOut = 48;
/** Shares of pixels that stand out inside and outside of letters that something else paints. */
const paintedInside = 0.7;
const paintedOutside = 0.2;

/** The letters of a page that are seen, to be asked for the same letter at the same place. */
export function twinsOf(glyphs: Glyph[], seen: (Visibility | null)[]): (word: Glyph[]) => boolean {
  const byText = new Map<string, Glyph[]>();
  for (const [index, glyph] of glyphs.entries()) {
    if (seen[index] !== 'seen') continue;
    const alike = byText.get(glyph.text);
    if (alike) alike.push(glyph);
    else byText.set(glyph.text, [glyph]);
  }
  return (word) =>
    word.every((glyph) =>
      byText.get(glyph.text)?.some((other) => sharedPart(other, glyph) >= twinShare),
    );
}

/**
 * Whether something else paints letters of just this shape here: programs draw a gradient or an
 * outline in the shape of letters, and lay the letters themselves over it unseen, to be searched.
 */
export function isPaintedOtherwise(word: Glyph[], { shown, layers }: Drawings): boolean {
  const ink = layers.find(({ objects }) => objects.has(word[0]?.object ?? 0))?.ink();
  if (!ink) return false;
  const places = boxesAround(word).map((box) => widened(pixelsOf(box, shown), shown));
  const ground = surfaceAt(shown, places).colour;
  const counts = { inside: 0, outside: 0, paintedInside: 0, paintedOutside: 0 };
  for (const pixel of pixelsIn(shown, places)) {
    const light = brightnessAt(ink, pixel);
    const isPainted = differenceFrom(shown, pixel, ground) > standsOut;
    if (light < inside) {
      counts.inside += 1;
      if (isPainted) counts.paintedInside += 1;
    } else if (light > outside) {
      counts.outside += 1;
      if (isPainted) counts.paintedOutside += 1;
    }
  }
  return (
    counts.inside > 0 &&
    counts.paintedInside >= counts.inside * paintedInside &&
    counts.paintedOutside <= counts.outside * paintedOutside
  );
}

/** With the ground around the letters, by which they are told from it. */
function widened(
  { left, top, right, bottom }: PixelBox,
  { width, height }: { width: number; height: number },
): PixelBox {
  const edge = Math.ceil((bottom - top) / 3);
  return {
    left: Math.max(0, left - edge),
    top: Math.max(0, top - edge),
    right: Math.min(width, right + edge),
    bottom: Math.min(height, bottom + edge),
  };
}
