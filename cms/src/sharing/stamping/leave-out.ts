import {
  PDFDict,
  PDFName,
  PDFNumber,
  PDFHexString,
  PDFPageLeaf,
  PDFStream,
  PDFString,
  type PDFContext,
  type PDFDocument,
} from '@cantoo/pdf-lib';
import { dictionariesOf } from './dictionaries';

/** What programs keep beside a picture or a font: who made it, files, the picture before it was cut. */
const besideStreams = ['Metadata', 'PieceInfo', 'AF', 'OPI', 'Ref', 'Alternates'];
const filesOfSpecification = ['F', 'UF', 'DOS', 'Mac', 'Unix'];

/**
 * Takes out of a PDF what could go along with the pictures and fonts of a page and is not drawn:
 * files, metadata, and whatever a mark in the text points at. The PDF is of no other use afterwards.
 */
export function leaveOutWhatIsNotDrawn({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) for (const key of besideStreams) object.dict.delete(name(key));
  }
  for (const dictionary of dictionariesOf(context)) {
    if (holdsFile(dictionary)) dictionary.delete(name('EF'));
    if (dictionary.lookup(name('Metadata')) instanceof PDFStream)
      dictionary.delete(name('Metadata'));
    const marks = dictionary.lookup(name('Properties'));
    if (marks instanceof PDFDict) dictionary.set(name('Properties'), plainMarks(context, marks));
  }
}

function holdsFile(dictionary: PDFDict): boolean {
  const files = dictionary.lookup(name('EF'));
  return (
    files instanceof PDFDict &&
    filesOfSpecification.some((key) => files.lookup(name(key)) instanceof PDFStream)
  );
}

/** Marks in the text with their words and numbers, and nothing that they point at. */
function plainMarks(context: PDFContext, marks: PDFDict): PDFDict {
  const plain = context.obj({});
  for (const key of marks.keys()) {
    const mark = marks.lookup(key);
    const kept = context.obj({});
    for (const [of, value] of mark instanceof PDFDict ? mark.entries() : []) {
      if (isPlain(value)) kept.set(of, value);
    }
    plain.set(key, kept);
  }
  return plain;
}

function isPlain(value: unknown): boolean {
  return value instanceof PDFNumber || value instanceof PDFString || value instanceof PDFHexString;
}

const notOfCopies = new Set(['EmbeddedFile', 'Filespec', 'Annot', 'Catalog', 'Metadata'].map(name));

/**
 * Looks once more whether a copy holds only what is drawn.
 *
 * @throws Error when a page, a file or an annotation of the original is in it
 */
export function refuseStowaways(copy: PDFDocument): void {
  const pages = new Set<PDFDict>(copy.getPages().map(({ node }) => node));
  for (const dictionary of dictionariesOf(copy.context)) {
    if (dictionary === copy.catalog || pages.has(dictionary)) continue;
    const kind = dictionary.lookup(name('Type'));
    const isStowaway = kind instanceof PDFName && notOfCopies.has(kind);
    if (isStowaway || dictionary instanceof PDFPageLeaf || dictionary.has(name('JS'))) {
      throw new Error('More than what is drawn would be in the copy.');
    }
  }
}

function name(of: string): PDFName {
  return PDFName.of(of);
}
