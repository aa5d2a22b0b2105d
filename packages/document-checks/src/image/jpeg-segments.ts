import { damagedPicture } from './picture-fault.js';

/** A piece of a JPEG file; `data` is without marker and length. */
export interface JpegSegment {
  marker: number;
  data: Buffer;
  /** With its marker, as it stands in the file; a scan takes its compressed data with it. */
  whole: Buffer;
}

export interface JpegFile {
  width: number;
  height: number;
  segments: JpegSegment[];
  /** What follows the end of the picture. */
  after: Buffer;
}

const startOfScan = 0xda;
const endOfImage = 0xd9;

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/** Divides a JPEG file into its pieces. Throws a PictureFault where it is damaged. */
export function readJpeg(bytes: Buffer): JpegFile {
  if (bytes.readUInt16BE(0) !== 0xffd8) throw damagedPicture('it is no JPEG file.');
  const segments: JpegSegment[] = [];
  let size: { width: number; height: number } | null = null;
  let at = 2;
  for (;;) {
    const segment = segmentAt(bytes, at);
    at = segment.next;
    if (segment.marker === endOfImage) break;
    segments.push(segment);
    if (isFrame(segment.marker) && segment.data.length > 5)
      size ??= { height: segment.data.readUInt16BE(1), width: segment.data.readUInt16BE(3) };
  }
  if (!size) throw damagedPicture('it does not say how large it is.');
  return { ...size, segments, after: bytes.subarray(at) };
}

function segmentAt(bytes: Buffer, start: number): JpegSegment & { next: number } {
  let at = start;
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  const marker = bytes[at + 1];
  if (bytes[at] !== 0xff || marker === undefined) throw damagedPicture('it ends too early.');
  if (marker === endOfImage || standsAlone(marker))
    return { marker, data: Buffer.alloc(0), whole: bytes.subarray(at, at + 2), next: at + 2 };
  if (at + 4 > bytes.length) throw damagedPicture('it ends too early.');
  const length = bytes.readUInt16BE(at + 2);
  let next = at + 2 + length;
  if (length < 2 || next > bytes.length) throw damagedPicture('it ends too early.');
  const data = bytes.subarray(at + 4, next);
  if (marker === startOfScan) next = endOfScan(bytes, next);
  return { marker, data, whole: bytes.subarray(at, next), next };
}

/** Compressed data runs to the next marker; a 0 after 255 and restart marks belong to it. */
function endOfScan(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  throw damagedPicture('it ends too early.');
}
