/**
 * Draws the images that cannot follow a partnership's colour into web/public.
 * Run it after changing the drawing: node web/src/machine-readable/drawings/draw-images.ts
 */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { openBook, wideCard } from './open-book.ts';

const colour = '#1d3c5a';
const publicFolder = new URL('../../../public/', import.meta.url);

const bookmarkIcon = await png(openBook(colour).replace(' rx="12"', ''), 180);
await writeFile(new URL('apple-touch-icon.png', publicFolder), bookmarkIcon);
await writeFile(
  new URL('favicon.ico', publicFolder),
  iconFile(await png(openBook(colour), 32), 32),
);
await writeFile(new URL('open-graph.png', publicFolder), await png(wideCard(colour), 1200));

function png(svg: string, width: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: 300 })
    .resize({ width })
    .png({ palette: true })
    .toBuffer();
}

/** One PNG in an ICO container: a header of 6 bytes, a directory entry of 16, the image. */
function iconFile(image: Buffer, size: number): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2); // an icon, not a cursor
  header.writeUInt16LE(1, 4); // one image
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10); // colour planes
  header.writeUInt16LE(32, 12); // bits for each pixel
  header.writeUInt32LE(image.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, image]);
}
