import { brightnessAt, differenceFrom, type Bitmap, type PixelBox } from './bitmap.js';

/** What a reader sees at some places of a page, taken together. */
export interface Surface {
  /** Share of pixels that are dark. */
  dark: number;
  /** Mean brightness, 0 to 255. */
  brightness: number;
  /** Share of pixels that have nearly the commonest colour. */
  uniform: number;
  /** Share of pixels that stand out clearly from the commonest colour. */
  marks: number;
  /** Share of pixels that stand out at all, as pale letters do. */
  faintMarks: number;
  /** The commonest colour: red, green, blue. */
  colour: [number, number, number];
}

const darkBelow = 90;
const nearColour = 24;
const clearlyOther = 48;
const faintlyOther = 20;

export function surfaceAt(bitmap: Bitmap, places: PixelBox[]): Surface {
  const pixels = pixelsIn(bitmap, places);
  const colour = commonestColour(bitmap, pixels);
  let dark = 0;
  let brightness = 0;
  let uniform = 0;
  let marks = 0;
  let faintMarks = 0;
  for (const pixel of pixels) {
    const light = brightnessAt(bitmap, pixel);
    const distance = differenceFrom(bitmap, pixel, colour);
    brightness += light;
    if (light < darkBelow) dark += 1;
    if (distance <= nearColour) uniform += 1;
    if (distance > clearlyOther) marks += 1;
    if (distance > faintlyOther) faintMarks += 1;
  }
  const count = Math.max(1, pixels.length);
  return {
    dark: dark / count,
    brightness: brightness / count,
    uniform: uniform / count,
    marks: marks / count,
    faintMarks: faintMarks / count,
    colour,
  };
}

/** The numbers of the pixels at some places, in rows from the top left. */
export function pixelsIn({ width }: Pick<Bitmap, 'width'>, places: PixelBox[]): number[] {
  const pixels: number[] = [];
  for (const { left, top, right, bottom } of places) {
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) pixels.push(y * width + x);
    }
  }
  return pixels;
}

/** By 16 steps of each colour, then the mean of those in the fullest step. */
function commonestColour({ pixels }: Bitmap, places: number[]): [number, number, number] {
  const counts = new Map<number, { count: number; sums: [number, number, number] }>();
  let fullest = { count: 0, sums: [0, 0, 0] as [number, number, number] };
  for (const place of places) {
    const [blue = 0, green = 0, red = 0] = pixels.subarray(place * 4, place * 4 + 3);
    const step = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const found = counts.get(step) ?? { count: 0, sums: [0, 0, 0] };
    found.count += 1;
    found.sums[0] += red;
    found.sums[1] += green;
    found.sums[2] += blue;
    counts.set(step, found);
    if (found.count > fullest.count) fullest = found;
  }
  const [red, green, blue] = fullest.sums;
  const count = Math.max(1, fullest.count);
  return [red / count, green / count, blue / count];
}
