import { gatherFindings } from '../identifiers/gather-findings.js';
import type { DocumentReader, ReadDocument } from '../read-document.js';
import { pictureWords } from '../image/picture-words.js';
import { readExcel } from './excel/read-excel.js';
import { type Gathered, nothingGathered } from './gathered.js';
import { OfficeFault } from './office-fault.js';
import { officeWords } from './office-words.js';
import { openPackage, type OfficePackage } from './open-package.js';
import { readOtherParts } from './other-parts.js';
import { readOutsideLinks } from './outside-links.js';
import { type PackageMap, readPackageMap } from './package-map.js';
import { readProperties } from './properties.js';
import { readSlides } from './slides/read-slides.js';
import { readWord } from './word/read-word.js';

type FormatReader = (
  parts: OfficePackage,
  map: PackageMap,
  gathered: Gathered,
) => Promise<Set<string>>;

const formatReaders: Record<string, FormatReader> = {
  Word: readWord,
  Spreadsheet: readExcel,
  Slides: readSlides,
};

/**
 * Reads a Word file, a spreadsheet or slides: their text, and what a reader does not see in them.
 * What cannot be read to its end comes back as unchecked, with what was found until then.
 */
export const readOffice: DocumentReader = async (bytes, { format, onProgress }) => {
  const gathered = nothingGathered();
  let unchecked: ReadDocument['unchecked'] = null;
  try {
    await readParts(bytes, formatReaders[format], gathered, onProgress);
  } catch (error) {
    if (!(error instanceof OfficeFault)) throw error;
    unchecked = error.reason;
  }
  return {
    findings: gatherFindings(gathered.sightings, { ...officeWords, ...pictureWords }),
    texts: gathered.texts,
    pages: null,
    unsearchable: [],
    accessibility: gathered.accessibility,
    unchecked,
  };
};

async function readParts(
  bytes: Uint8Array,
  readFormat: FormatReader | undefined,
  gathered: Gathered,
  onProgress: (done: number, total: number, step: string) => void,
): Promise<void> {
  if (!readFormat) throw new Error('readOffice was given a format that is none of Office.');
  const steps = 4;
  onProgress(0, steps, 'Opening');
  const parts = await openPackage(bytes);
  const map = await readPackageMap(parts);
  onProgress(1, steps, 'Reading the text');
  const read = await readFormat(parts, map, gathered);
  onProgress(2, steps, 'Reading the properties');
  for (const name of await readProperties(parts, map, gathered)) read.add(name);
  readOutsideLinks(map, gathered);
  onProgress(3, steps, 'Looking into pictures and other parts');
  await readOtherParts(parts, map, read, gathered);
  onProgress(steps, steps, 'Done');
}
