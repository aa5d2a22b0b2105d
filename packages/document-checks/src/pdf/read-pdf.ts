import { gatherFindings, type Sighting } from '../identifiers/gather-findings.js';
import type { DocumentReader, ReadDocument } from '../read-document.js';
import type { CheckReport } from '../report.js';
import { unchecked } from '../unchecked.js';
import { documentKinds } from './document-words.js';
import { wordsOfHiding } from './hidden-words.js';
import { PdfFile } from './pdf-file.js';
import { PdfWillNotOpen } from './pdf-will-not-open.js';
import { readParts } from './read-document-parts.js';
import { readPages } from './read-pages.js';
import { placeInFile, sighting } from './sightings.js';
import { withoutEncryption } from './without-encryption.js';

const allWords = { ...wordsOfHiding, ...documentKinds };

/** Looks into a PDF: its pages as they are drawn, and all that it holds beside them. */
export const readPdf: DocumentReader = async (bytes, { limits, onProgress }) => {
  const file = await opened(bytes);
  if (!(file instanceof PdfFile)) return nothing(file);
  const total = file.pageCount;
  try {
    if (total === 0 || !hasEnd(bytes)) return nothing(unchecked('damaged'));
    if (total > limits.pages) return nothing(unchecked('too-many-pages'), { checked: 0, total });
    return await read(file, bytes, (done) => onProgress(done, total, `Page ${done} of ${total}`));
  } catch (error) {
    if (!(error instanceof PdfWillNotOpen)) throw error;
    return nothing(unchecked('damaged'), { checked: 0, total });
  } finally {
    file.close();
  }
};

async function read(
  file: PdfFile,
  bytes: Uint8Array,
  onPage: (done: number) => void,
): Promise<ReadDocument> {
  const total = file.pageCount;
  const pages = readPages(file, onPage);
  const isRestricted = file.engine.EPDF_IsEncrypted(file.handle);
  const readable = isRestricted ? withoutEncryption(file) : bytes;
  const parts = await readParts(file, bytes, readable, pages);
  const sightings = [
    ...pages.sightings,
    ...parts.sightings,
    ...faultsOf(file, bytes, isRestricted),
  ];
  return {
    findings: gatherFindings(sightings, allWords),
    texts: [...pages.texts, ...parts.texts],
    pages: { checked: total, total },
    unsearchable: pages.unsearchable,
    accessibility: parts.accessibility,
    unchecked: pages.wordless.length * 2 > total ? unchecked('pages-without-text') : null,
  };
}

function faultsOf(file: PdfFile, bytes: Uint8Array, isRestricted: boolean): Sighting[] {
  const place = placeInFile('The file as a whole');
  const isMended = !file.engine.FPDF_DocumentHasValidCrossReferenceTable(file.handle);
  return [
    ...(isRestricted ? [sighting('restricted', place)] : []),
    ...(isMended ? [sighting('repaired', place)] : []),
    ...(bytesAfterEnd(bytes) > mostAfterEnd ? [sighting('data-after-end', place)] : []),
  ];
}

/** Some programs fill up the last block of a file. */
const mostAfterEnd = 2048;
const endMark = Buffer.from('%%EOF');

/** A file that was cut off has lost its end; what else it has lost nobody knows. */
function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(endMark, -1024 * 1024);
}

function bytesAfterEnd(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const rest = file.subarray(file.lastIndexOf(endMark) + endMark.length);
  return rest.toString('latin1').replace(/[\s\0]+$/, '').length;
}

async function opened(bytes: Uint8Array): Promise<PdfFile | NonNullable<CheckReport['unchecked']>> {
  try {
    return await PdfFile.open(bytes);
  } catch (error) {
    if (!(error instanceof PdfWillNotOpen)) throw error;
    return unchecked(error.needsPassword ? 'encrypted' : 'damaged');
  }
}

function nothing(
  reason: NonNullable<CheckReport['unchecked']>,
  pages: CheckReport['pages'] = null,
): ReadDocument {
  return {
    findings: [],
    texts: [],
    pages,
    unsearchable: [],
    accessibility: [],
    unchecked: reason,
  };
}
