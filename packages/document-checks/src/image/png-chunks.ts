import { crc32 } from 'node:zlib';
import { damagedPicture } from './picture-fault.js';

/** A piece of a PNG file. https://www.w3.org/TR/png-3/#5Chunk-layout */
export interface PngChunk {
  type: string;
  data: Buffer;
}

export interface PngFile {
  width: number;
  height: number;
  chunks: PngChunk[];
  /** What follows the end of the picture. */
  after: Buffer;
}

export const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');

/** Divides a PNG file into its pieces. Throws a PictureFault where it is damaged. */
export function readPng(bytes: Buffer): PngFile {
  if (!bytes.subarray(0, 8).equals(pngSignature)) throw damagedPicture('it is no PNG file.');
  const chunks: PngChunk[] = [];
  let at = 8;
  while (chunks.at(-1)?.type !== 'IEND') {
    if (at + 12 > bytes.length) throw damagedPicture('it ends too early.');
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw damagedPicture('it ends too early.');
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      throw damagedPicture('a part of it does not match its check sum.');
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, end - 4),
    });
    at = end;
  }
  const header = chunks[0];
  if (header?.type !== 'IHDR' || header.data.length < 13)
    throw damagedPicture('it does not say how large it is.');
  return {
    width: header.data.readUInt32BE(0),
    height: header.data.readUInt32BE(4),
    chunks,
    after: bytes.subarray(at),
  };
}
