import { deflateSync } from 'node:zlib';
import { decode } from 'jpeg-js';
import { expect, it } from 'vitest';
import { cleanImage } from './clean-image.js';
import { readImage } from './read-image.js';
import {
  chunk,
  corner,
  exif,
  exifSegment,
  jpeg,
  place,
  png,
  segment,
  stripes,
} from './tests/build-picture.ts';

const read = (bytes: Uint8Array) =>
  readImage(bytes, {
    format: 'JPEG',
    limits: { bytes: 50e6, pages: 1000, memoryBytes: 700e6, baseMs: 30_000, perPageMs: 1000 },
    onProgress: () => undefined,
  });
/** Without the note that words in a picture are not read, which every picture has. */
const kindsIn = async (bytes: Uint8Array) => {
  const { findings, unchecked } = await read(bytes);
  if (unchecked) throw new Error(unchecked.explanation);
  return findings
    .map(({ severity, kind }) => `${severity} ${kind}`)
    .filter((one) => !one.endsWith('picture-not-read'));
};

const xmp = (inside: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const xmpSegment = (inside: string) =>
  segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp(inside)}`);
const artist = { 0x013b: { text: 'Jane Roe' } };

it.each([
  ['where it was taken', jpeg({ segments: [exifSegment(place)] }), ['block picture-location']],
  [
    'where it was taken, in XML',
    jpeg({ segments: [xmpSegment('<exif:GPSLatitude>53,47.9N</exif:GPSLatitude>')] }),
    ['block picture-location'],
  ],
  [
    'where it was taken, in a PNG file',
    png({ chunks: [chunk('eXIf', exif(place))] }),
    ['block picture-location'],
  ],
  ['who made it', jpeg({ segments: [exifSegment(artist)] }), ['warn picture-author']],
  [
    'whom it shows',
    jpeg({
      segments: [
        xmpSegment(
          '<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Amelia Hartley</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>',
        ),
      ],
    }),
    ['warn picture-people'],
  ],
  ['a comment', jpeg({ segments: [segment(0xfe, 'Taken at home')] }), ['note picture-note']],
  [
    'a note in a PNG file',
    png({ chunks: [chunk('tEXt', 'Description\0Amelia at home')] }),
    ['note picture-note'],
  ],
  [
    'the author of a PNG file, packed',
    png({
      chunks: [chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync('Jane Roe')]))],
    }),
    ['warn picture-author'],
  ],
  [
    'data after its end',
    jpeg({ after: Buffer.from('the old picture') }),
    ['block data-after-picture'],
  ],
  [
    'data after the end of a PNG file',
    png({ after: Buffer.from('the old picture') }),
    ['block data-after-picture'],
  ],
  [
    'an archive behind it',
    png({ after: Buffer.from('PK\u0003\u0004rest') }),
    ['block picture-is-other-file'],
  ],
  [
    'a PDF in it',
    jpeg({ segments: [segment(0xfe, '%PDF-1.4')] }),
    ['block picture-is-other-file', 'note picture-note'],
  ],
  [
    'a small copy of the same',
    jpeg({ segments: [exifSegment({}, jpeg({ width: 48, height: 32 }))] }),
    ['warn picture-thumbnail'],
  ],
  [
    'a small copy of another shape',
    jpeg({ segments: [exifSegment({}, jpeg({ width: 32, height: 32 }))] }),
    ['block picture-thumbnail-differs'],
  ],
  [
    'a small copy of something else',
    jpeg({ segments: [exifSegment({}, jpeg({ width: 48, height: 32, shade: corner }))] }),
    ['block picture-thumbnail-differs'],
  ],
  [
    'a small copy that lies on its side',
    jpeg({
      segments: [exifSegment({}, jpeg({ width: 32, height: 48, shade: (x, y) => stripes(y, x) }))],
    }),
    ['warn picture-thumbnail'],
  ],
])('finds %s', async (_, bytes, kinds) => {
  expect(await kindsIn(bytes)).toEqual(kinds);
});

it.each([
  ['a plain JPEG file', jpeg()],
  ['a plain PNG file', png()],
  [
    'which program made it',
    png({ chunks: [chunk('tEXt', 'Software\0Some editor'), chunk('tIME', Buffer.alloc(7, 1))] }),
  ],
  ['which side is up', jpeg({ segments: [exifSegment({ 0x0112: { short: 6 } })] })],
  ['empty lines after its end', png({ after: Buffer.from('\n\0\0') })],
])('is not alarmed by %s', async (_, bytes) => {
  expect(await kindsIn(bytes)).toEqual([]);
});

it('gives what is written into it to be searched', async () => {
  const { texts } = await read(
    jpeg({
      segments: [
        exifSegment(artist),
        xmpSegment('<dc:description>Amelia’s home</dc:description>'.replace('’', "'")),
      ],
    }),
  );
  expect(texts.map(({ channel, text }) => `${channel}: ${text}`)).toEqual(
    expect.arrayContaining(['metadata: Jane Roe', "metadata: Amelia's home"]),
  );
});

it('says that words in the picture are not read', async () => {
  const { findings } = await read(png());
  expect(findings).toMatchObject([{ kind: 'picture-not-read', severity: 'note' }]);
});

it.each([
  ['cut off', jpeg().subarray(0, 400), 'damaged'],
  ['a PNG file that is cut off', png().subarray(0, 60), 'damaged'],
  [
    'with a wrong check sum',
    Buffer.from(png().map((byte, at) => (at === 20 ? byte ^ 1 : byte))),
    'damaged',
  ],
  ['larger than any screen', png({ width: 30_000, height: 30_000 }), 'too-large'],
  [
    'without an end to its notes',
    png({
      chunks: [
        chunk('zTXt', Buffer.concat([Buffer.from('A\0\0'), deflateSync(Buffer.alloc(50e6))])),
      ],
    }),
    undefined,
  ],
])('handles a picture %s', async (_, bytes, reason) => {
  expect((await read(bytes)).unchecked?.reason).toBe(reason);
});

it('cleans a JPEG file without touching the picture, and leaves which side is up', async () => {
  const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01colours');
  const before = jpeg({
    segments: [
      exifSegment({ ...artist, ...place, 0x0112: { short: 6 } }, jpeg({ width: 48, height: 32 })),
      profile,
      segment(0xfe, 'Amelia'),
    ],
    after: Buffer.from('rest'),
  });
  const { bytes, removed } = await cleanImage(before);
  const after = Buffer.from(bytes);
  expect(await kindsIn(after)).toEqual([]);
  expect(after.includes('Jane Roe')).toBe(false);
  expect(after.includes('Amelia')).toBe(false);
  expect(after.includes(profile)).toBe(true);
  expect(after.includes(exif({ 0x0112: { short: 6 } }))).toBe(true);
  expect(decode(after).data).toEqual(decode(before).data);
  expect(removed).toEqual(
    expect.arrayContaining([
      { words: 'Who made it', before: 'Jane Roe' },
      { words: 'Where it was taken', before: '' },
    ]),
  );
});

it('cleans a PNG file without touching the picture', async () => {
  const { bytes } = await cleanImage(
    png({
      chunks: [chunk('tEXt', 'Author\0Jane Roe'), chunk('gAMA', Buffer.alloc(4, 1))],
      after: Buffer.from('rest'),
    }),
  );
  expect(Buffer.from(bytes)).toEqual(png({ chunks: [chunk('gAMA', Buffer.alloc(4, 1))] }));
});
