import { pictureDetails } from '../image/picture-details.js';
import { addSighting, addText, type Gathered, inWords } from './gathered.js';
import type { OfficePackage } from './open-package.js';
import type { PackageMap } from './package-map.js';
import { readXml } from './read-xml.js';

/** Parts that hold neither words nor anything of their own to look into. */
const plain = /\.(?:xml|rels|vml|gif|bmp|tiff?|emf|wmf|svg|wdp|ico|odttf|ttf|otf|fntdata|eot)$/iu;
const ofPerson = /(?:^|\/)(?:people|person|persons\/[^/]*|commentAuthors|authors)\.xml$/iu;

/** Fonts, colours and views: their names are given by programs. */
const ofLooks =
  /(?:theme|themeoverride|fonttable|websettings|tablestyles|viewprops|presprops|calcchain|styles|chartstyle|chartcolorstyle|diagramcolors|diagramstyle|diagramlayout)\+xml$/u;

interface KindOfPart {
  kind: string;
  severity: 'block' | 'warn' | 'note';
  where: string;
  is(name: string, type: string): boolean;
}

const kindsOfParts: KindOfPart[] = [
  {
    kind: 'macro',
    severity: 'block',
    where: 'Macros',
    is: (name, type) =>
      /vbaproject|macrosheet|vbadata/u.test(`${type} ${name.toLowerCase()}`) ||
      /macroenabled[^/]*\.main\+xml$/u.test(type),
  },
  {
    kind: 'active-control',
    severity: 'block',
    where: 'Controls',
    is: (name, type) => /activex/iu.test(name) || type.includes('activex'),
  },
  {
    kind: 'thumbnail',
    severity: 'warn',
    where: 'Preview picture',
    is: (name) => /(?:^|\/)thumbnail\.[a-z]+$/iu.test(name),
  },
  {
    kind: 'printer-settings',
    severity: 'note',
    where: 'Printer settings',
    is: (name, type) => type.endsWith('.printersettings'),
  },
  {
    kind: 'own-data',
    severity: 'note',
    where: 'Data beside the document',
    is: (name) => /^customXml\/item\d*\.xml$/iu.test(name),
  },
];

/**
 * Looks at all parts that no reader of a format has read: files inside the file, macros, previews,
 * pictures with what cameras write into them. Words in them are searched as hidden text.
 */
export async function readOtherParts(
  parts: OfficePackage,
  map: PackageMap,
  read: ReadonlySet<string>,
  gathered: Gathered,
): Promise<void> {
  const inserted = insertedParts(map);
  for (const name of parts.names) {
    const special = kindsOfParts.find(({ is }) => is(name, map.typeOf(name)));
    if (special)
      addSighting(gathered, {
        kind: special.kind,
        severity: special.severity,
        place: inWords(special.where),
      });
    if (read.has(name) || name.endsWith('.rels') || name === '[Content_Types].xml') continue;
    if (/\.vml$/iu.test(name)) await readOldDrawing(parts, name, gathered);
    else if (/\.(?:xml|svg)$/iu.test(name) || /[/+]xml$/u.test(map.typeOf(name)))
      await readUnknownXml(parts, name, { isOfLooks: ofLooks.test(map.typeOf(name)) }, gathered);
    else await readBinary(parts, name, { isKnown: special !== undefined }, gathered);
    if (inserted.has(name.toLowerCase()))
      addSighting(gathered, {
        kind: 'inserted-document',
        severity: 'block',
        place: inWords('Inserted document'),
      });
  }
}

/** Whole documents that Word takes in when the file is opened. */
function insertedParts(map: PackageMap): Set<string> {
  const all = [...map.relationships.values()].flat();
  const chunks = all.filter(({ type, isOutside }) => type === 'aFChunk' && !isOutside);
  return new Set(chunks.map(({ target }) => target.toLowerCase()));
}

async function readUnknownXml(
  parts: OfficePackage,
  name: string,
  { isOfLooks }: { isOfLooks: boolean },
  gathered: Gathered,
): Promise<void> {
  const place = inWords(ofPerson.test(name) ? 'List of authors' : 'Beside the text');
  const texts: string[] = [];
  await readXml(parts, name, {
    open({ attributes }) {
      const telling = attributes.filter(
        ({ name: given, value }) =>
          /\p{L}{2}.*[\s@\\].*\p{L}/u.test(value) ||
          /(?:^|:)(?:author|displayName|name)$/u.test(given),
      );
      if (!isOfLooks) texts.push(...telling.map(({ value }) => value));
    },
    text: (text) => void (text.trim() === '' || texts.push(text)),
  });
  if (ofPerson.test(name) && texts.length > 0)
    addSighting(gathered, { kind: 'author-name', severity: 'warn', place, text: texts.join('\n') });
  const channel = /^customXml\/|people|person|author/iu.test(name) ? 'metadata' : 'hidden-text';
  for (const text of texts) addText(gathered, channel, text, place);
}

/** Drawings of old versions are often not well formed, and Office reads them all the same. */
async function readOldDrawing(
  parts: OfficePackage,
  name: string,
  gathered: Gathered,
): Promise<void> {
  const xml = (await parts.read(name)).toString('utf8');
  const said = [...xml.matchAll(/\b(?:alt|title|string|o:title)="([^"]+)"/gu)].map(
    ([, value = '']) => value,
  );
  const words = xml.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
  for (const text of [...said, words])
    addText(gathered, 'hidden-text', text, inWords('Old drawing'));
}

async function readBinary(
  parts: OfficePackage,
  name: string,
  { isKnown }: { isKnown: boolean },
  gathered: Gathered,
): Promise<void> {
  const bytes = await parts.read(name);
  if (/\.(?:jpe?g|png)$/iu.test(name)) {
    const details = pictureDetails(bytes, 'Picture in the document');
    gathered.sightings.push(...details.sightings);
    gathered.texts.push(...details.texts);
    return;
  }
  if (isKnown || plain.test(name)) return;
  const place = inWords('File inside the document');
  addSighting(gathered, {
    kind: 'embedded-file',
    severity: 'block',
    place,
    text: name.split('/').at(-1),
  });
}
