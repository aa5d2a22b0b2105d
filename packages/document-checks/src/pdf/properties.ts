import { SaxesParser } from 'saxes';
import type { Sighting } from '../identifiers/gather-findings.js';
import type { TextPiece } from '../read-document.js';
import {
  dictionaryAt,
  entry,
  nameAt,
  PDFRawStream,
  textAt,
  textOf,
  type PDFDict,
  type Reached,
} from './objects.js';
import { placeInFile, sighting } from './sightings.js';

/** Written by programs about themselves, or meant to be read. */
const ordinaryProperties = [
  'Title',
  'Subject',
  'Keywords',
  'Creator',
  'Producer',
  'CreationDate',
  'ModDate',
  'Trapped',
  'Author',
];
/** What programs write about how they work. */
const technicalProperties =
  /^(PTEX|PXC|GTS_|AAPL:|ICNAppName|ICNAppPlatform|ICNAppVersion|SourceModified|ContentTypeId|IsAcroForm|EPB|rgid|_)/i;

/** The properties of the document: what the Info dictionary and all XMP say. */
export function propertiesIn(
  info: PDFDict | null,
  reached: Reached[],
): { sightings: Sighting[]; texts: TextPiece[] } {
  const sightings: Sighting[] = [];
  const texts: TextPiece[] = [];
  const tell = (
    name: string,
    text: string,
    kind: 'author-in-properties' | 'other-properties' | null,
  ) => {
    const place = placeInFile(`Document properties, ${name}`);
    if (text.trim() === '' || /Date$|^when$/.test(name)) return;
    texts.push({ channel: 'metadata', text, placeOf: () => place });
    if (kind) sightings.push(sighting(kind, place, text));
  };
  for (const key of info?.keys() ?? []) {
    const name = key.decodeText();
    const isOther = !ordinaryProperties.includes(name) && !technicalProperties.test(name);
    const kind = name === 'Author' ? 'author-in-properties' : isOther ? 'other-properties' : null;
    tell(name, info ? textAt(info, name) : '', kind);
  }
  for (const { stream } of reached) {
    if (!(stream instanceof PDFRawStream) || nameAt(stream.dict, 'Type') !== 'Metadata') continue;
    for (const { name, text } of xmpTexts(textOf(stream))) {
      tell(name, text, /^(creator|author)$/i.test(name) ? 'author-in-properties' : null);
    }
  }
  return { sightings, texts };
}

/** The title that XMP gives, `dc:title`. */
export function xmpTitleIn(reached: Reached[]): string {
  const texts = reached.flatMap(({ stream }) =>
    stream instanceof PDFRawStream && nameAt(stream.dict, 'Type') === 'Metadata'
      ? xmpTexts(textOf(stream))
      : [],
  );
  return texts.find(({ name }) => name === 'title')?.text ?? '';
}

/** Elements that only hold lists. */
const containers = ['li', 'Seq', 'Bag', 'Alt', 'Description', 'RDF', 'xmpmeta'];

/** The texts of an XMP packet, with the name of the property. Nothing is thrown for what is not XML. */
export function xmpTexts(xmp: string): { name: string; text: string }[] {
  const found: { name: string; text: string }[] = [];
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  const owner = () => names.findLast((name) => !containers.includes(name)) ?? 'XMP';
  const add = (name: string, text: string) => {
    if (/\p{L}/u.test(text)) found.push({ name, text: text.trim() });
  };
  parser.on('error', () => undefined);
  parser.on('opentag', ({ name, attributes }) => {
    names.push(name.replace(/^.*:/, ''));
    for (const [attribute, text] of Object.entries(attributes)) {
      if (!/^(xmlns|xml:|rdf:|x:)/.test(attribute)) add(attribute.replace(/^.*:/, ''), text);
    }
  });
  parser.on('closetag', () => names.pop());
  parser.on('text', (text) => add(owner(), text));
  parser.write(xmp.replaceAll('\0', '')).close();
  return found;
}

/** What programs keep for themselves: small pictures of the pages, working data. */
export function leftoversIn(catalog: PDFDict, pages: PDFDict[], reached: Reached[]): Sighting[] {
  const thumbnails = pages.flatMap((page, index) =>
    entry(page, 'Thumb') ? [sighting('page-thumbnail', placeInFile(`Page ${index + 1}`))] : [],
  );
  const owners = reached.some(({ dictionary }) => holdsData(dictionaryAt(dictionary, 'PieceInfo')));
  const isThere = owners || holdsData(dictionaryAt(catalog, 'PieceInfo'));
  return isThere
    ? [...thumbnails, sighting('private-data', placeInFile('In the document as a whole'))]
    : thumbnails;
}

function holdsData(pieces: PDFDict | null): boolean {
  return pieces !== null && pieces.keys().length > 0;
}
