import { cleanImage } from '../image/clean-image.js';
import { PictureFault } from '../image/picture-fault.js';
import type { Cleaned } from '../cleaning/clean-metadata.js';
import { cleanProperties } from './clean-properties.js';
import { openPackage, type OfficePackage } from './open-package.js';
import { type PackageMap, readPackageMap } from './package-map.js';
import { writePackage } from './write-package.js';

type Removed = Cleaned['removed'];

/** Parts that go as a whole, with the relationships that lead to them. */
const whole: { words: string; is(name: string, type: string): boolean }[] = [
  { words: 'Preview picture', is: (name) => /(?:^|\/)thumbnail\.[a-z]+$/iu.test(name) },
  { words: 'Custom properties', is: (_, type) => type.endsWith('custom-properties+xml') },
  { words: 'Printer settings', is: (_, type) => type.endsWith('.printersettings') },
];

/** Marks of the sittings in which Word edited a text: random numbers on its elements. */
const sittings = /\s+[\w.-]+:rsid(?:R|RPr|RDefault|P|Tr|Sect|Del)="[^"]*"/gu;

/**
 * Takes the metadata out of a Word file, a spreadsheet or slides: authors, organisations, times,
 * templates, custom properties, previews, printers, sittings, and what cameras wrote into pictures.
 * The text and how it looks stay as they are; tracked changes and comments are for the author to
 * settle. Throws an OfficeFault where the file cannot be read.
 */
export async function cleanOffice(bytes: Uint8Array): Promise<Cleaned> {
  const parts = await openPackage(bytes);
  const map = await readPackageMap(parts);
  const removed: Removed = [];
  const gone = new Set(parts.names.filter((name) => isGone(name, map, removed)));
  const written = new Map<string, Buffer>();
  for (const name of parts.names.filter((part) => !gone.has(part)))
    written.set(name, await cleanPart(parts, name, { map, gone, removed }));
  return { bytes: await writePackage(written), removed };
}

function isGone(name: string, map: PackageMap, removed: Removed): boolean {
  const found = whole.find(({ is }) => is(name, map.typeOf(name)));
  if (found && !name.endsWith('.rels')) removed.push({ words: found.words, before: 'present' });
  return found !== undefined;
}

async function cleanPart(
  parts: OfficePackage,
  name: string,
  { map, gone, removed }: { map: PackageMap; gone: ReadonlySet<string>; removed: Removed },
): Promise<Buffer> {
  const bytes = await parts.read(name);
  if (/\.(?:png|jpe?g)$/iu.test(name)) return cleanPicture(bytes, removed);
  if (!/\.(?:xml|rels)$/iu.test(name) || !isUtf8(bytes)) return bytes;
  const before = bytes.toString('utf8');
  const after = cleanXml(before, name, { map, gone, removed });
  return after === before ? bytes : Buffer.from(after);
}

async function cleanPicture(bytes: Buffer, removed: Removed): Promise<Buffer> {
  try {
    const cleaned = await cleanImage(bytes);
    for (const { words, before } of cleaned.removed)
      removed.push({ words: `Picture: ${words.toLowerCase()}`, before });
    return Buffer.from(cleaned.bytes);
  } catch (error) {
    // A damaged picture stays as it is; the check of the new file tells of it.
    if (error instanceof PictureFault) return bytes;
    throw error;
  }
}

function cleanXml(
  xml: string,
  name: string,
  { map, gone, removed }: { map: PackageMap; gone: ReadonlySet<string>; removed: Removed },
): string {
  if (name === '[Content_Types].xml') return withoutOverrides(xml, gone);
  if (name.endsWith('.rels')) return withoutRelationships(xml, name, { map, gone, removed });
  const type = map.typeOf(name);
  if (/(?:core|extended)-properties\+xml$/u.test(type)) return cleanProperties(xml, removed);
  if (/wordprocessingml/u.test(type)) return cleanWordPart(xml, type, removed);
  if (/spreadsheetml/u.test(type)) return cleanSheetPart(xml, removed);
  return xml;
}

const isUtf8 = (bytes: Buffer) => bytes[0] !== 0xff && bytes[0] !== 0xfe && bytes[0] !== 0;

function withoutOverrides(xml: string, gone: ReadonlySet<string>): string {
  const names = new Set([...gone].map((name) => `/${name}`.toLowerCase()));
  return xml.replace(
    /<[\w:]*Override\b[^>]*?\bPartName="([^"]*)"[^>]*?(?:\/>|><\/[\w:]*Override>)/gu,
    (override, part: string) => (names.has(part.toLowerCase()) ? '' : override),
  );
}

function withoutRelationships(
  xml: string,
  name: string,
  { map, gone, removed }: { map: PackageMap; gone: ReadonlySet<string>; removed: Removed },
): string {
  const source = name.replace(/_rels\/([^/]*)\.rels$/u, '$1').toLowerCase();
  const names = new Set([...gone].map((part) => part.toLowerCase()));
  const ids = new Map(
    (map.relationships.get(source) ?? [])
      .filter(({ target, isOutside, type }) =>
        isOutside ? type === 'attachedTemplate' : names.has(target.toLowerCase()),
      )
      .map((relationship) => [relationship.id, relationship]),
  );
  for (const { type, target } of ids.values())
    if (type === 'attachedTemplate') removed.push({ words: 'Template', before: target });
  return xml.replace(
    /<[\w:]*Relationship\b[^>]*?\bId="([^"]*)"[^>]*?(?:\/>|><\/[\w:]*Relationship>)/gu,
    (relationship, id: string) => (ids.has(id) ? '' : relationship),
  );
}

function cleanWordPart(xml: string, type: string, removed: Removed): string {
  let count = 0;
  // Only inside tags: the same letters in the text are text.
  let cleaned = xml.replace(/<[^>]*>/gu, (tag) =>
    tag.replace(sittings, () => {
      count += 1;
      return '';
    }),
  );
  if (type.endsWith('.settings+xml'))
    cleaned = cleaned
      .replace(/<(\w+):rsids\b[^>]*>[\s\S]*?<\/\1:rsids>/gu, () => ((count += 1), ''))
      .replace(/<\w+:attachedTemplate\b[^>]*?(?:\/>|><\/\w+:attachedTemplate>)/gu, '');
  const words = 'Marks of the sittings in which it was edited';
  if (count > 0 && !removed.some((one) => one.words === words))
    removed.push({ words, before: 'present' });
  return cleaned;
}

/** The folder in which the author kept the workbook, and the settings of the author's printer. */
function cleanSheetPart(xml: string, removed: Removed): string {
  return xml
    .replace(
      /<([\w.]+:)?absPath\b[^>]*?\burl="([^"]*)"[^>]*?(?:\/>|><\/[\w.:]*absPath>)/gu,
      (_, _prefix, path: string) => {
        removed.push({ words: 'Folder of the author', before: path });
        return '';
      },
    )
    .replace(/(<(?:\w+:)?pageSetup\b[^>]*?)\s+\w+:id="[^"]*"/gu, '$1');
}
