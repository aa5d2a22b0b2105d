import { crc32 } from 'node:zlib';
import ExifReader from 'exifreader';
import type { Cleaned } from '../cleaning/clean-metadata.js';
import { dataInJpeg, dataInPng, type EmbeddedData } from './embedded-data.js';
import { type JpegSegment, readJpeg } from './jpeg-segments.js';
import { pictureDetails } from './picture-details.js';
import { pngSignature, readPng } from './png-chunks.js';

/** What decides how a picture looks. All other pieces of a PNG file go. */
const keptInPng =
  /^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|sBIT|bKGD|hIST|pHYs|sPLT|acTL|fcTL|fdAT)$/u;

/**
 * Takes out of a PNG or JPEG file what is not the picture, without touching a point of it. The
 * colour profile stays, and which side is up. Throws a PictureFault where the file is damaged.
 */
export function cleanImage(bytes: Uint8Array): Promise<Cleaned> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const removed = told(buffer);
  const isPng = buffer.subarray(0, 8).equals(pngSignature);
  return Promise.resolve({ bytes: isPng ? cleanPng(buffer) : cleanJpeg(buffer), removed });
}

/** What is in the file now, for people. */
function told(buffer: Buffer): Cleaned['removed'] {
  const { sightings, fault } = pictureDetails(buffer, '');
  if (fault) throw fault;
  return sightings.map(({ kind, text }) => ({
    words: wordsFor[kind] ?? 'Other data',
    before: text ?? '',
  }));
}

const wordsFor: Record<string, string> = {
  'picture-location': 'Where it was taken',
  'picture-place-name': 'Name of the place',
  'picture-author': 'Who made it',
  'picture-people': 'Names of people it shows',
  'picture-serial-number': 'Serial number of the camera',
  'picture-note': 'Notes',
  'picture-thumbnail': 'Small copy of the picture',
  'picture-thumbnail-differs': 'Small copy that shows something else',
  'data-after-picture': 'What followed the end of the picture',
  'picture-is-other-file': 'Another file behind the picture',
};

function cleanPng(buffer: Buffer): Buffer {
  const file = readPng(buffer);
  const chunks = file.chunks.filter(({ type }) => keptInPng.test(type));
  const turned = orientationIn(dataInPng(file));
  const written = chunks.map(({ type, data }) => pngChunk(type, data));
  if (turned !== null) written.splice(1, 0, pngChunk('eXIf', exifWith(turned)));
  return Buffer.concat([pngSignature, ...written]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function cleanJpeg(buffer: Buffer): Buffer {
  const file = readJpeg(buffer);
  const turned = orientationIn(dataInJpeg(file));
  const kept = file.segments.filter(isOfPicture).map(withoutThumbnail);
  if (turned !== null) {
    const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifWith(turned)]);
    kept.splice(kept[0]?.[1] === 0xe0 ? 1 : 0, 0, jpegSegment(0xe1, exif));
  }
  return Buffer.concat([Buffer.from('ffd8', 'hex'), ...kept, Buffer.from('ffd9', 'hex')]);
}

/** Beside the picture itself: its resolution, its colour profile, and how Adobe wrote its colours. */
function isOfPicture({ marker, data }: JpegSegment): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (!isApplication) return marker !== 0xfe;
  const head = data.toString('latin1', 0, 12);
  return (
    (marker === 0xe0 && head.startsWith('JFIF\0')) ||
    (marker === 0xe2 && head.startsWith('ICC_PROFILE\0')) ||
    (marker === 0xee && head.startsWith('Adobe'))
  );
}

function withoutThumbnail({ marker, data, whole }: JpegSegment): Buffer {
  if (marker !== 0xe0 || data.length <= 14) return whole;
  const plain = Buffer.from(data.subarray(0, 14));
  plain.writeUInt16BE(0, 12);
  return jpegSegment(marker, plain);
}

function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** 2 to 8 where the picture is to be turned before it is shown; null where it is not. */
function orientationIn({ exif }: EmbeddedData): number | null {
  for (const block of exif) {
    try {
      const value = ExifReader.load(block, { expanded: true }).exif?.Orientation?.value;
      if (typeof value === 'number' && value >= 2 && value <= 8) return value;
    } catch {
      // What cannot be read turns nothing.
    }
  }
  return null;
}

/** A block of EXIF with nothing but the orientation. */
function exifWith(orientation: number): Buffer {
  const block = Buffer.from('4d4d002a000000080001011200030000000100000000' + '00000000', 'hex');
  block.writeUInt16BE(orientation, 18);
  return block;
}
