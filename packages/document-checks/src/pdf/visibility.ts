import { brightnessAt, differenceAt, pixelsOf, type PixelBox } from './bitmap.js';
import type { Drawings, TextLayer } from './drawings.js';
import type { Glyph } from './glyphs.js';

/** How a sign stands before a reader's eyes. */
export type Visibility =
  | 'seen'
  /** It would draw something, but taking it away changes nothing. */
  | 'hidden'
  /** Its rendering mode says that it is not to be drawn. */
  | 'not-drawn'
  /** It draws nothing, even alone: clipped away, in a hidden layer. */
  | 'no-ink'
  | 'outside'
  | 'tiny';

/** Darker than this is ink; it leaves out most of the soft edge of a letter. */
const inkBelow = 160;
/** Where a letter is too thin to have a dark pixel. */
const faintInkBelow = 235;
const hiddenShare = 0.8;
/** Smaller differences than this, of 255, are not seen. Large letters are seen by less: watermarks. */
const seenFrom = 24;
const seenFromInLargeLetters = 8;
const largeLetters = 20;
const tinyLetters = 2.5;
/** A letter that is hidden by four fifths cannot change more of its place, even if it fills it. */
const changedShareOfSeen = 0.21;

/** Tells for each glyph how a reader sees it; null for those that draw nothing anyway, such as blanks. */
export function visibilities(glyphs: Glyph[], drawings: Drawings): (Visibility | null)[] {
  return glyphs.map((glyph) => (glyph.box ? visibilityOf(glyph, glyph.box, drawings) : null));
}

function visibilityOf(
  glyph: Glyph,
  box: NonNullable<Glyph['box']>,
  drawings: Drawings,
): Visibility | null {
  if (!/[\p{L}\p{N}]/u.test(glyph.text)) return null;
  if (isOutside(box)) return 'outside';
  if (glyph.mode === 3 || glyph.mode === 7) return 'not-drawn';
  const layer = drawings.layers.find(({ objects }) => objects.has(glyph.object));
  if (!layer) return null;
  const place = pixelsOf(box, drawings.shown);
  const isSurelySeen = shareChanged(glyph, place, drawings, layer) >= changedShareOfSeen;
  const hiddenPart = isSurelySeen ? 0 : shareHidden(glyph, place, drawings, layer);
  if (hiddenPart === null) return glyph.size < tinyLetters ? 'tiny' : 'no-ink';
  if (hiddenPart >= hiddenShare) return 'hidden';
  return glyph.size < tinyLetters ? 'tiny' : 'seen';
}

/** Which part of its place changes when it is taken away. */
function shareChanged(
  { size }: Glyph,
  { left, top, right, bottom }: PixelBox,
  { shown }: Drawings,
  { without }: TextLayer,
): number {
  const threshold = size >= largeLetters ? seenFromInLargeLetters : seenFrom;
  let changed = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if (differenceAt(shown, without, y * shown.width + x) > threshold) changed += 1;
    }
  }
  return changed / Math.max(1, (right - left) * (bottom - top));
}

/** Its middle is not on the page. */
function isOutside({ left, top, width, height }: NonNullable<Glyph['box']>): boolean {
  const [x, y] = [left + width / 2, top + height / 2];
  return x < 0 || x > 1 || y < 0 || y > 1;
}

/** Which part of its ink makes no difference to the page; null without ink. */
function shareHidden(
  glyph: Glyph,
  place: PixelBox,
  drawings: Drawings,
  layer: TextLayer,
): number | null {
  return (
    shareHiddenOf(glyph, place, drawings, layer, inkBelow) ??
    shareHiddenOf(glyph, place, drawings, layer, faintInkBelow)
  );
}

function shareHiddenOf(
  { size }: Glyph,
  { left, top, right, bottom }: PixelBox,
  { shown }: Drawings,
  layer: TextLayer,
  below: number,
): number | null {
  const threshold = size >= largeLetters ? seenFromInLargeLetters : seenFrom;
  const ink = layer.ink();
  let inked = 0;
  let hidden = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const pixel = y * shown.width + x;
      const light = brightnessAt(ink, pixel);
      if (light >= below) continue;
      inked += 1;
      const needed = (threshold * (255 - light)) / 255;
      if (differenceAt(shown, layer.without, pixel) <= needed) hidden += 1;
    }
  }
  return inked === 0 ? null : hidden / inked;
}
