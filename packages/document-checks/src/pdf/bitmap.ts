import type { Box } from '../report.js';
import { memoryOf, type Engine } from './engine.js';
import { sizeOf } from './pdf-file.js';

/** A drawn page: blue, green, red and one unused byte for each pixel, from the top left. */
export interface Bitmap {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** Enough for letters of 4 points to leave ink. */
const dotsPerInch = 110;
const mostPixels = 6_000_000;
/** Draws comments, stamps and form fields too; `FPDF_ANNOT`. */
const withAnnotations = 1;

/** How large a page is drawn, in pixels. */
export function drawnSize(
  engine: Engine,
  page: number,
  perInch = dotsPerInch,
): { width: number; height: number } {
  const { width, height } = sizeOf(engine, page);
  const wanted = perInch / 72;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / Math.max(1, width * height)));
  return {
    width: Math.max(1, Math.min(20_000, Math.round(width * scale))),
    height: Math.max(1, Math.min(20_000, Math.round(height * scale))),
  };
}

/** Draws a page on white. */
export function draw(
  engine: Engine,
  page: number,
  size: { width: number; height: number },
  areAnnotationsDrawn: boolean,
): Bitmap {
  const { width, height } = size;
  const bitmap = engine.FPDFBitmap_Create(width, height, 0);
  if (!bitmap) throw new Error('There is no memory to draw a page.');
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    const flags = areAnnotationsDrawn ? withAnnotations : 0;
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags);
    const start = engine.FPDFBitmap_GetBuffer(bitmap);
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    const pixels = spareOf(stride * height);
    pixels.set(memoryOf(engine).subarray(start, start + stride * height));
    return { width, height, pixels };
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}

/** Pixels of pages that are done with: to ask for new ones each time costs more than to draw. */
const spare: Uint8Array[] = [];

function spareOf(bytes: number): Uint8Array {
  const at = spare.findIndex(({ length }) => length === bytes);
  if (at < 0) spare.length = 0;
  return spare.splice(at, at < 0 ? 0 : 1)[0] ?? new Uint8Array(bytes);
}

/** Gives the pixels back for the next page. Use the drawings no more. */
export function release(bitmaps: (Bitmap | null)[]): void {
  const done = bitmaps.flatMap((bitmap) => (bitmap ? [bitmap.pixels] : []));
  spare.push(...new Set(done));
}

/** A region in whole pixels; `right` and `bottom` are just outside. */
export interface PixelBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The pixels that a box touches. */
export function pixelsOf(box: Box, { width, height }: { width: number; height: number }): PixelBox {
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return {
    left: within(Math.floor(box.left * width), width),
    top: within(Math.floor(box.top * height), height),
    right: within(Math.ceil((box.left + box.width) * width), width),
    bottom: within(Math.ceil((box.top + box.height) * height), height),
  };
}

/** How far two drawings differ at a pixel, in the colour in which they differ most; 0 to 255. */
export function differenceAt(one: Bitmap, other: Bitmap, pixel: number): number {
  const at = pixel * 4;
  const [a, b] = [one.pixels, other.pixels];
  const blue = Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  const green = Math.abs((a[at + 1] ?? 0) - (b[at + 1] ?? 0));
  const red = Math.abs((a[at + 2] ?? 0) - (b[at + 2] ?? 0));
  return Math.max(blue, green, red);
}

/** How far a pixel is from a colour, red, green and blue, in the part in which it differs most. */
export function differenceFrom(
  { pixels }: Bitmap,
  pixel: number,
  [red, green, blue]: readonly [number, number, number],
): number {
  const at = pixel * 4;
  return Math.max(
    Math.abs((pixels[at] ?? 0) - blue),
    Math.abs((pixels[at + 1] ?? 0) - green),
    Math.abs((pixels[at + 2] ?? 0) - red),
  );
}

/** How bright a pixel is; 0 is black, 255 white. */
export function brightnessAt({ pixels }: Bitmap, pixel: number): number {
  const at = pixel * 4;
  return (pixels[at] ?? 0) * 0.114 + (pixels[at + 1] ?? 0) * 0.587 + (pixels[at + 2] ?? 0) * 0.299;
}
