import { inflateSync } from 'node:zlib';
import type { JpegFile } from './jpeg-segments.js';
import type { PngChunk, PngFile } from './png-chunks.js';

/** What is written into a picture beside the picture, not yet understood. */
export interface EmbeddedData {
  /** Blocks of EXIF, in the form of a TIFF file. */
  exif: Buffer[];
  /** Blocks of Photoshop, which hold IPTC. */
  photoshop: Buffer[];
  /** XML of Adobe. */
  xmp: string[];
  /** Plain notes, with the name that they have in the file. */
  notes: { name: string; text: string }[];
}

const longestNote = 1024 * 1024;
const exifHead = Buffer.from('Exif\0\0', 'latin1');
const photoshopHead = Buffer.from('Photoshop 3.0\0', 'latin1');
const xmpHeads = ['http://ns.adobe.com/xap/1.0/\0', 'http://ns.adobe.com/xmp/extension/\0'];

export function dataInJpeg({ segments }: JpegFile): EmbeddedData {
  const found: EmbeddedData = { exif: [], photoshop: [], xmp: [], notes: [] };
  let extended = '';
  for (const { marker, data } of segments) {
    const head = data.toString('latin1', 0, 40);
    if (marker === 0xfe) found.notes.push({ name: 'Comment', text: data.toString('utf8') });
    else if (marker === 0xe1 && data.subarray(0, 6).equals(exifHead))
      found.exif.push(data.subarray(6));
    else if (marker === 0xe1 && head.startsWith(xmpHeads[0] ?? ''))
      found.xmp.push(data.toString('utf8', 29));
    // Behind its name: a check sum of 32 letters, the whole length and the offset.
    else if (marker === 0xe1 && head.startsWith(xmpHeads[1] ?? ''))
      extended += data.toString('utf8', 35 + 40);
    else if (marker === 0xed && data.subarray(0, 14).equals(photoshopHead))
      found.photoshop.push(data.subarray(14));
  }
  if (extended !== '') found.xmp.push(extended);
  return found;
}

export function dataInPng({ chunks }: PngFile): EmbeddedData {
  const found: EmbeddedData = { exif: [], photoshop: [], xmp: [], notes: [] };
  for (const chunk of chunks) {
    if (chunk.type === 'eXIf') found.exif.push(chunk.data);
    const note = noteIn(chunk);
    if (!note) continue;
    if (note.name === 'XML:com.adobe.xmp') found.xmp.push(note.text);
    else if (note.name.startsWith('Raw profile type')) addRawProfile(found, note);
    else found.notes.push(note);
  }
  return found;
}

/** https://www.w3.org/TR/png-3/#11textinfo */
function noteIn({ type, data }: PngChunk): { name: string; text: string } | null {
  if (!['tEXt', 'zTXt', 'iTXt'].includes(type)) return null;
  const end = data.indexOf(0);
  if (end < 0) return null;
  const name = data.toString('latin1', 0, end);
  if (type === 'tEXt') return { name, text: data.toString('latin1', end + 1) };
  if (type === 'zTXt') return { name, text: unpacked(data.subarray(end + 2)).toString('latin1') };
  const isPacked = data[end + 1] === 1;
  const language = data.indexOf(0, end + 3);
  const translated = data.indexOf(0, language + 1);
  const text = data.subarray(translated + 1);
  return { name, text: (isPacked ? unpacked(text) : text).toString('utf8') };
}

function unpacked(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: longestNote });
  } catch {
    return Buffer.from('(a note that cannot be unpacked)');
  }
}

/** ImageMagick writes EXIF and IPTC as lines of hexadecimal digits, after name and length. */
function addRawProfile(found: EmbeddedData, { name, text }: { name: string; text: string }): void {
  const hex = text.replace(/^\s*\S+\s+\d+/u, '').replace(/\s+/gu, '');
  const data = Buffer.from(hex, 'hex');
  if (/exif|APP1/iu.test(name))
    found.exif.push(data.subarray(0, 6).equals(exifHead) ? data.subarray(6) : data);
  else if (/xmp/iu.test(name)) found.xmp.push(data.toString('utf8'));
  else
    found.notes.push({ name, text: data.toString('utf8').replace(/[^\p{L}\p{N}\p{P}\s]+/gu, ' ') });
}
