import { decode } from 'jpeg-js';
import { readJpeg } from './jpeg-segments.js';

/** Pictures with more are compared by their shape alone. */
const mostPixels = 25_000_000;
const grid = 16;
/** Below this likeness (1: the same) they show different things. */
const alikeFrom = 0.7;
/** By how much the shapes may differ: small copies are rounded to a few pixels. */
const shapeMayDiffer = 0.1;

type Grid = number[];

/**
 * Whether the small copy shows something else than the picture, by its shape and by its light and
 * dark; turned by a right angle counts as the same. `picture` is null where only the shape is known.
 */
export function thumbnailDiffers(
  small: Buffer,
  picture: Buffer | null,
  size: { width: number; height: number },
): boolean {
  const thumbnail = decoded(small);
  if (!thumbnail) return false;
  const seen = withoutBars(thumbnail);
  if (!hasShapeOf(seen, size)) return true;
  if (!picture || size.width * size.height > mostPixels) return false;
  const whole = decoded(picture);
  if (!whole) return false;
  const gridOfWhole = lightOf({ ...whole, left: 0, top: 0 });
  const likeness = turns(lightOf(seen)).map((turned) => correlation(turned, gridOfWhole));
  return Math.max(...likeness) < alikeFrom;
}

interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}
interface Region extends Pixels {
  left: number;
  top: number;
  /** Of a whole line of `data`. */
  stride?: number;
}

function decoded(jpeg: Buffer): Pixels | null {
  try {
    const { width, height } = readJpeg(jpeg);
    if (width * height > mostPixels) return null;
    return decode(jpeg, { useTArray: true, formatAsRGBA: true, maxMemoryUsageInMB: 256 });
  } catch {
    return null;
  }
}

function hasShapeOf(
  one: { width: number; height: number },
  other: { width: number; height: number },
) {
  const [a, b] = [one, other].map(
    ({ width, height }) => Math.max(width, height) / Math.min(width, height),
  );
  return Math.abs((a ?? 1) / (b ?? 1) - 1) <= shapeMayDiffer;
}

/** Cameras fill a small copy of 4:3 with black bars when the picture is longer. */
function withoutBars(pixels: Pixels): Region {
  const { width, height } = pixels;
  const isDarkRow = (row: number) => isDark(pixels, (at) => row * width + at, width);
  const isDarkColumn = (column: number) => isDark(pixels, (at) => at * width + column, height);
  const [top, bottom] = edges(height, isDarkRow);
  const [left, right] = edges(width, isDarkColumn);
  return { ...pixels, left, top, width: right - left, height: bottom - top, stride: width };
}

function edges(length: number, isDarkAt: (at: number) => boolean): [number, number] {
  let [from, to] = [0, length];
  while (from < length / 4 && isDarkAt(from)) from += 1;
  while (to > (length * 3) / 4 && isDarkAt(to - 1)) to -= 1;
  return [from, to];
}

function isDark({ data }: Pixels, pixelOf: (at: number) => number, count: number): boolean {
  for (let at = 0; at < count; at += 1) if (lightAt(data, pixelOf(at)) > 24) return false;
  return true;
}

const lightAt = (data: Uint8Array, pixel: number) =>
  0.3 * (data[pixel * 4] ?? 0) +
  0.59 * (data[pixel * 4 + 1] ?? 0) +
  0.11 * (data[pixel * 4 + 2] ?? 0);

/** The mean light of each field of a grid over the picture, from a few points of each. */
function lightOf({ data, left, top, width, height, stride = width }: Region): Grid {
  const points = 6;
  return Array.from({ length: grid * grid }, (_, field) => {
    const [column, row] = [field % grid, Math.floor(field / grid)];
    let sum = 0;
    for (let y = 0; y < points; y += 1)
      for (let x = 0; x < points; x += 1) {
        const atX = left + Math.floor(((column + (x + 0.5) / points) * width) / grid);
        const atY = top + Math.floor(((row + (y + 0.5) / points) * height) / grid);
        sum += lightAt(data, atY * stride + atX);
      }
    return sum / (points * points);
  });
}

function turns(light: Grid): Grid[] {
  const turned = (one: Grid) =>
    one.map((_, field) => {
      const [column, row] = [field % grid, Math.floor(field / grid)];
      return one[(grid - 1 - column) * grid + row] ?? 0;
    });
  const quarter = turned(light);
  const half = turned(quarter);
  return [light, quarter, half, turned(half)];
}

/** Of two even grey pictures, the likeness is that of their grey. */
function correlation(one: Grid, other: Grid): number {
  const mean = (light: Grid) => light.reduce((sum, value) => sum + value, 0) / light.length;
  const [a, b] = [mean(one), mean(other)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  for (const [field, value] of one.entries()) {
    const [x, y] = [value - a, (other[field] ?? 0) - b];
    both += x * y;
    ofOne += x * x;
    ofOther += y * y;
  }
  const isEven = ofOne / one.length < 4 && ofOther / one.length < 4;
  if (isEven) return Math.abs(a - b) < 40 ? 1 : 0;
  return both / Math.sqrt(Math.max(1, ofOne) * Math.max(1, ofOther));
}
