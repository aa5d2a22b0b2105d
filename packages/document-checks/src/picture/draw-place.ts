import { decode, encode } from 'fast-png';
import { DocumentChecksError } from '../document-checks-error.js';
import { unchecked } from '../unchecked.js';
import type { PictureJob } from '../process/job.js';
import type { ReadBytes } from '../process/read-whole.js';
import { draw, drawnSize, type Bitmap } from '../pdf/bitmap.js';
import { PdfFile } from '../pdf/pdf-file.js';
import type { Box } from '../report.js';
import { around, outline, paintOver } from './painting.js';

const dotsPerInch = 100;
/** So much of the page is shown around a place, as part of its width or height. */
const margin = 0.12;

/**
 * Draws a place of a file as PNG, inside the guarded process.
 *
 * @throws DocumentChecksError for a format that has no pages to draw
 */
export async function drawPlace(read: ReadBytes, job: PictureJob): Promise<Uint8Array> {
  const bitmap = await drawn(read, job.page);
  for (const box of job.maskBoxes) paintOver(bitmap, box);
  if (!job.isRevealed) for (const box of job.boxes) paintOver(bitmap, box);
  for (const box of job.boxes) outline(bitmap, box);
  const { pixels, width, height } = cut(bitmap, around(job.boxes, margin));
  return encode({ data: rgb(pixels), width, height, channels: 3, depth: 8 });
}

async function drawn({ bytes, file }: ReadBytes, page: number): Promise<Bitmap> {
  if (file.format === 'PNG') return fromPng(bytes);
  if (file.format !== 'PDF') {
    throw new DocumentChecksError(
      unchecked('kind-not-allowed', 'There are no pictures of places in files of this kind.'),
    );
  }
  const pdf = await PdfFile.open(bytes);
  try {
    return pdf.withPage(page - 1, (handle) =>
      draw(pdf.engine, handle, drawnSize(pdf.engine, handle, dotsPerInch), true),
    );
  } finally {
    pdf.close();
  }
}

function fromPng(bytes: Uint8Array): Bitmap {
  const { data, width, height, channels, depth } = decode(bytes);
  const pixels = new Uint8Array(width * height * 4);
  const value = (pixel: number, channel: number) =>
    (data[pixel * channels + channel] ?? 0) >> (depth === 16 ? 8 : 0);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const isGrey = channels < 3;
    pixels[pixel * 4] = value(pixel, isGrey ? 0 : 2);
    pixels[pixel * 4 + 1] = value(pixel, isGrey ? 0 : 1);
    pixels[pixel * 4 + 2] = value(pixel, 0);
  }
  return { width, height, pixels };
}

function cut({ pixels, width, height }: Bitmap, box: Box): Bitmap {
  const left = Math.floor(box.left * width);
  const top = Math.floor(box.top * height);
  const newWidth = Math.max(1, Math.min(width - left, Math.ceil(box.width * width)));
  const newHeight = Math.max(1, Math.min(height - top, Math.ceil(box.height * height)));
  const part = new Uint8Array(newWidth * newHeight * 4);
  for (let row = 0; row < newHeight; row += 1) {
    const from = ((top + row) * width + left) * 4;
    part.set(pixels.subarray(from, from + newWidth * 4), row * newWidth * 4);
  }
  return { pixels: part, width: newWidth, height: newHeight };
}

function rgb(pixels: Uint8Array): Uint8Array {
  const data = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    data[to] = pixels[from + 2] ?? 0;
    data[to + 1] = pixels[from + 1] ?? 0;
    data[to + 2] = pixels[from] ?? 0;
  }
  return data;
}
