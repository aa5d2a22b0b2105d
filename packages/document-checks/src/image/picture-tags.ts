import ExifReader from 'exifreader';
import { SaxesParser } from 'saxes';

/** A property that is written into a picture. */
export interface Tag {
  name: string;
  value: string;
}

/** Tags of a block of EXIF; none where it cannot be read. */
export function exifTags(exif: Buffer): Tag[] {
  return tagsOf(() => ExifReader.load(exif, { expanded: true }).exif);
}

/** Tags of IPTC in a block of Photoshop. */
export function iptcTags(photoshop: Buffer): Tag[] {
  const head = Buffer.from('Photoshop 3.0\0', 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Math.min(65_535, photoshop.length + head.length + 2));
  const file = Buffer.concat([
    Buffer.from('ffd8ffed', 'hex'),
    length,
    head,
    photoshop.subarray(0, 65_519),
    Buffer.from('ffd9', 'hex'),
  ]);
  return tagsOf(() => ExifReader.load(file, { expanded: true }).iptc);
}

/** The small copy inside a block of EXIF, a JPEG file of its own; null where there is none. */
export function thumbnailIn(exif: Buffer): Buffer | null {
  try {
    const image = ExifReader.load(exif, { expanded: true }).Thumbnail?.image;
    return image ? Buffer.from(image as ArrayBuffer) : null;
  } catch {
    return null;
  }
}

/** Properties of Adobe's XML, by the name of the nearest element that is no list. */
export function xmpTags(xmp: string): Tag[] {
  const tags: Tag[] = [];
  const path: string[] = [];
  const parser = new SaxesParser({ fragment: true });
  const local = (name: string) => name.split(':').at(-1) ?? name;
  const add = (name: string, value: string) => {
    if (value.trim() !== '' && !name.startsWith('xmlns')) tags.push({ name: local(name), value });
  };
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    for (const [attribute, value] of Object.entries(attributes))
      if (!/^(?:xmlns|rdf:|xml:)/u.test(attribute)) add(attribute, value);
  });
  parser.on('closetag', () => void path.pop());
  parser.on('text', (text) => add(path.findLast((name) => !name.startsWith('rdf:')) ?? '', text));
  // A broken end does not take away what was read before it.
  parser.on('error', () => undefined);
  parser.write(xmp).close();
  return tags.filter(
    ({ name }) => !/^(?:xmpmeta|instanceID|documentID|OriginalDocumentID)$/iu.test(name),
  );
}

function tagsOf(load: () => object | undefined): Tag[] {
  try {
    return Object.entries(load() ?? {}).flatMap(([name, tag]) => {
      const value = textOf(tag);
      return value === '' ? [] : [{ name, value }];
    });
  } catch {
    // What cannot be read names nobody; the picture itself is still looked at.
    return [];
  }
}

function textOf(tag: unknown): string {
  if (Array.isArray(tag)) return tag.map(textOf).filter(Boolean).join(', ');
  if (typeof tag !== 'object' || tag === null || !('description' in tag)) return '';
  return typeof tag.description === 'string' || typeof tag.description === 'number'
    ? String(tag.description)
    : '';
}
