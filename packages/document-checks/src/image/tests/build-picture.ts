import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'jpeg-js';

/** How light the point at these parts of width and height is, 0 to 255. */
export type Shade = (x: number, y: number) => number;

export const stripes: Shade = (x) => (Math.floor(x * 8) % 2 === 0 ? 40 : 220);
export const corner: Shade = (x, y) => (x < 0.5 && y < 0.5 ? 230 : 30);

/** A small JPEG file; segments are put in behind its first. */
export function jpeg({
  width = 96,
  height = 64,
  shade = stripes,
  segments = [] as Buffer[],
  after = Buffer.alloc(0),
} = {}): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.fill(shade(x / width, y / height), (y * width + x) * 4, (y * width + x) * 4 + 3);
  const plain = encode({ width, height, data }, 80).data;
  return Buffer.concat([plain.subarray(0, 2), ...segments, plain.subarray(2), after]);
}

export function segment(marker: number, data: Buffer | string): Buffer {
  const content = Buffer.from(data as string, 'latin1');
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** A value of EXIF: text, or whole numbers, or fractions of one. */
type Value =
  { text: string } | { short: number } | { long: number } | { fractions: number[] } | { ifd: Tags };
export type Tags = Record<number, Value>;

/** A block of EXIF with tags by their numbers, and a small copy in the second directory. */
export function exif(tags: Tags, thumbnail?: Buffer): Buffer {
  const head = Buffer.from('4d4d002a00000008', 'hex');
  const first = directory(tags, 8);
  if (!thumbnail) return Buffer.concat([head, first, Buffer.alloc(0)]);
  const at = 8 + first.length;
  const tagsOfCopy = (start: number): Tags => ({
    0x0103: { short: 6 },
    0x0201: { long: start },
    0x0202: { long: thumbnail.length },
  });
  const length = directory(tagsOfCopy(0), at).length;
  const second = directory(tagsOfCopy(at + length), at);
  const linked = Buffer.from(first);
  linked.writeUInt32BE(at, 2 + Object.keys(tags).length * 12);
  return Buffer.concat([head, linked, second, thumbnail]);
}

export const exifSegment = (tags: Tags, thumbnail?: Buffer) =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(tags, thumbnail)]));

export const place: Tags = {
  0x8825: {
    ifd: {
      0x0001: { text: 'N' },
      0x0002: { fractions: [53, 47, 58] },
      0x0003: { text: 'W' },
      0x0004: { fractions: [1, 32, 12] },
    },
  },
};

/** A directory of tags that begins at `start`, with its values behind it. */
function directory(tags: Tags, start: number): Buffer {
  const entries = Object.entries(tags).map(([tag, value]) => ({ tag: Number(tag), value }));
  const list = Buffer.alloc(2 + entries.length * 12 + 4);
  list.writeUInt16BE(entries.length);
  let behind = Buffer.alloc(0);
  for (const [number, { tag, value }] of entries.entries()) {
    const at = 2 + number * 12;
    const data = dataOf(value, start + list.length + behind.length);
    list.writeUInt16BE(tag, at);
    list.writeUInt16BE(data.type, at + 2);
    list.writeUInt32BE(data.count, at + 4);
    if (data.bytes.length <= 4 && !('ifd' in value)) data.bytes.copy(list, at + 8);
    else {
      list.writeUInt32BE(start + list.length + behind.length, at + 8);
      behind = Buffer.concat([behind, data.bytes]);
    }
  }
  return Buffer.concat([list, behind]);
}

function dataOf(value: Value, start: number): { type: number; count: number; bytes: Buffer } {
  if ('text' in value) {
    const bytes = Buffer.from(`${value.text}\0`);
    return { type: 2, count: bytes.length, bytes };
  }
  if ('ifd' in value) return { type: 4, count: 1, bytes: directory(value.ifd, start) };
  const bytes = Buffer.alloc(
    'fractions' in value ? value.fractions.length * 8 : 'short' in value ? 2 : 4,
  );
  if ('short' in value) bytes.writeUInt16BE(value.short);
  if ('long' in value) bytes.writeUInt32BE(value.long);
  if ('fractions' in value)
    value.fractions.forEach((number, at) =>
      bytes.writeUInt32BE(1, bytes.writeUInt32BE(number, at * 8)),
    );
  const types = { short: 3, long: 4, fractions: 5 };
  const [kind] = Object.keys(value) as (keyof typeof types)[];
  return {
    type: types[kind ?? 'short'],
    count: 'fractions' in value ? value.fractions.length : 1,
    bytes,
  };
}

/** A small PNG file, grey; chunks are put in before its picture. */
export function png({
  width = 8,
  height = 8,
  chunks = [] as Buffer[],
  after = Buffer.alloc(0),
} = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const lines = Buffer.alloc(Math.min(height, 64) * (Math.min(width, 64) + 1));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...chunks,
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
    after,
  ]);
}

export function chunk(type: string, data: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(data as string, 'latin1')]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
