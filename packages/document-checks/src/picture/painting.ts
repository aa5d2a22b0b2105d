import { pixelsOf, type Bitmap, type PixelBox } from '../pdf/bitmap.js';
import type { Box } from '../report.js';

/** Blue, green, red. The outline is seen on white, on black and by those who see few colours. */
const outlineColour = [0x1c, 0x3b, 0xd4] as const;
const haloColour = [0xff, 0xff, 0xff] as const;
const stripes = [
  [0x8c, 0x8c, 0x8c],
  [0xa6, 0xa6, 0xa6],
] as const;

/** Paints a place over with stripes, and a little around it, so that nothing of it can be read. */
export function paintOver(bitmap: Bitmap, box: Box): void {
  const { left, top, right, bottom } = grown(pixelsOf(box, bitmap), bitmap, 3);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      paint(bitmap, x, y, stripes[Math.floor((x + y) / 6) % 2 === 0 ? 0 : 1]);
    }
  }
}

/** Draws a frame just outside a place. */
export function outline(bitmap: Bitmap, box: Box): void {
  const place = pixelsOf(box, bitmap);
  frame(bitmap, grown(place, bitmap, 7), 2, haloColour);
  frame(bitmap, grown(place, bitmap, 5), 3, outlineColour);
}

function frame(
  bitmap: Bitmap,
  { left, top, right, bottom }: PixelBox,
  thickness: number,
  colour: readonly [number, number, number],
): void {
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const depth = Math.min(x - left, y - top, right - 1 - x, bottom - 1 - y);
      if (depth < thickness) paint(bitmap, x, y, colour);
    }
  }
}

function grown(box: PixelBox, { width, height }: Bitmap, by: number): PixelBox {
  return {
    left: Math.max(0, box.left - by),
    top: Math.max(0, box.top - by),
    right: Math.min(width, box.right + by),
    bottom: Math.min(height, box.bottom + by),
  };
}

function paint(
  { pixels, width }: Bitmap,
  x: number,
  y: number,
  [blue, green, red]: readonly [number, number, number],
): void {
  const at = (y * width + x) * 4;
  pixels[at] = blue;
  pixels[at + 1] = green;
  pixels[at + 2] = red;
}

/** The region around some places; the whole page where there are none. */
export function around(boxes: Box[], margin: number): Box {
  if (boxes.length === 0) return { left: 0, top: 0, width: 1, height: 1 };
  const left = Math.max(0, Math.min(...boxes.map((box) => box.left)) - margin);
  const top = Math.max(0, Math.min(...boxes.map((box) => box.top)) - margin);
  const right = Math.min(1, Math.max(...boxes.map((box) => box.left + box.width)) + margin);
  const bottom = Math.min(1, Math.max(...boxes.map((box) => box.top + box.height)) + margin);
  return { left, top, width: right - left, height: bottom - top };
}
