import type { Glyph } from './glyphs.js';
import type { PageObject } from './page-objects.js';

/** Cells in each direction of the grid in which glyphs are looked up. */
const cells = 60;
/** A line that only touches its neighbour is not under it. */
const overlapThatCovers = 0.4;

/**
 * The text objects that lie under other text that is drawn later, such as a name under a row of
 * black squares. The same sign drawn twice in nearly the same place only makes it bold.
 */
export function objectsUnderText(glyphs: Glyph[], objects: PageObject[]): Set<number> {
  const orders = new Map(objects.map(({ handle, order }) => [handle, order]));
  const grid = new Map<number, Glyph[]>();
  const under = new Set<number>();
  for (const glyph of glyphs) {
    for (const other of neighbours(grid, glyph)) {
      if (other.object === glyph.object || other.text === glyph.text) continue;
      const [lower, upper] =
        (orders.get(other.object) ?? 0) < (orders.get(glyph.object) ?? 0)
          ? [other, glyph]
          : [glyph, other];
      if (covers(upper, lower)) under.add(lower.object);
    }
    for (const cell of cellsOf(glyph)) {
      const there = grid.get(cell);
      if (there) there.push(glyph);
      else grid.set(cell, [glyph]);
    }
  }
  return under;
}

function neighbours(grid: Map<number, Glyph[]>, glyph: Glyph): Glyph[] {
  return cellsOf(glyph).flatMap((cell) => grid.get(cell) ?? []);
}

/** At most a few: what is larger than that is no letter of a line. */
function cellsOf({ box }: Glyph): number[] {
  if (!box) return [];
  const found: number[] = [];
  const last = (start: number, length: number) =>
    Math.min(Math.floor((start + length) * cells), Math.floor(start * cells) + 12);
  for (let y = Math.floor(box.top * cells); y <= last(box.top, box.height); y += 1) {
    for (let x = Math.floor(box.left * cells); x <= last(box.left, box.width); x += 1) {
      found.push(y * 10_000 + x);
    }
  }
  return found;
}

function covers(upper: Glyph, lower: Glyph): boolean {
  return sharedPart(upper, lower) >= overlapThatCovers;
}

/** Which part of one sign's place another takes up. */
export function sharedPart({ box: other }: Glyph, { box }: Glyph): number {
  if (!box || !other) return 0;
  const across = shared(other.left, other.width, box.left, box.width);
  const down = shared(other.top, other.height, box.top, box.height);
  return (across * down) / Math.max(1e-12, box.width * box.height);
}

function shared(one: number, oneLength: number, other: number, otherLength: number): number {
  return Math.max(0, Math.min(one + oneLength, other + otherLength) - Math.max(one, other));
}
