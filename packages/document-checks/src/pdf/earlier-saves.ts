import { createHash } from 'node:crypto';
import type { Sighting } from '../identifiers/gather-findings.js';
import type { TextPiece } from '../read-document.js';
import { lend, memoryOf, readText, type Engine } from './engine.js';
import { textOfPage } from './glyphs.js';
import { objectKinds, pageObjects } from './page-objects.js';
import { PdfFile } from './pdf-file.js';
import { PdfWillNotOpen } from './pdf-will-not-open.js';
import { wordsIn } from './read-pages.js';
import { placeInFile, sighting } from './sightings.js';

export interface Found {
  sightings: Sighting[];
  texts: TextPiece[];
}

/** What the pages of a file held at one time. */
interface Holding {
  text: string;
  pictures: Set<string>;
}

export const wordsTold = 200;

/**
 * Reads the file as it was at each earlier save and tells what was taken out since. A save that only
 * added something, such as a signature, tells nothing.
 *
 * @param words every word that the newest save shows, also in comments and forms
 */
export async function earlierSaves(
  bytes: Uint8Array,
  file: PdfFile,
  words: ReadonlySet<string>,
): Promise<Found> {
  const found: Found = { sightings: [], texts: [] };
  const ends = file.endsOfSaves
    .filter((end) => end > 0 && end < bytes.length - 16)
    .sort((a, b) => a - b);
  if (ends.length === 0) return found;
  const now = holdingOf(file);
  for (const [index, end] of ends.entries()) {
    const place = placeInFile(`Save ${index + 1} of ${ends.length + 1}`);
    const before = await holdingAt(bytes.subarray(0, end));
    if (before) compare(before, now, words, place, found);
  }
  return found;
}

function compare(
  before: Holding,
  now: Holding,
  words: ReadonlySet<string>,
  place: Sighting['place'],
  { sightings, texts }: Found,
): void {
  const lost = lostWords(before.text, words);
  if (lost.length > 0) {
    sightings.push(sighting('words-in-earlier-save', place, lost.slice(0, wordsTold).join(' ')));
    texts.push({ channel: 'earlier-save', text: before.text, placeOf: () => place });
  }
  if ([...before.pictures].some((picture) => !now.pictures.has(picture))) {
    sightings.push(sighting('picture-in-earlier-save', place));
  }
}

/** Words of a text that are not among those, each once. */
export function lostWords(text: string, words: ReadonlySet<string>): string[] {
  return [...new Set(wordsIn(text))].filter((word) => !words.has(word));
}

/** Null where the bytes up to there are no whole file: one that is made for fast web view ends twice. */
async function holdingAt(bytes: Uint8Array): Promise<Holding | null> {
  try {
    const file = await PdfFile.open(bytes);
    try {
      return holdingOf(file);
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof PdfWillNotOpen) return null;
    throw error;
  }
}

/** Reads the pages, the comments and what was typed into forms. */
export function holdingOf(file: PdfFile): Holding {
  const texts: string[] = [];
  const pictures = new Set<string>();
  for (let index = 0; index < file.pageCount; index += 1) {
    file.withPage(index, (page) => {
      texts.push(textOfPage(file.engine, page).text, ...textsOfAnnotations(file.engine, page));
      for (const picture of picturesOf(file.engine, page)) pictures.add(picture);
    });
  }
  return { text: texts.join('\n'), pictures };
}

/** Comments and what was typed into forms. */
function textsOfAnnotations(engine: Engine, page: number): string[] {
  const count = Math.max(0, engine.FPDFPage_GetAnnotCount(page));
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const annotation = engine.FPDFPage_GetAnnot(page, index);
    if (!annotation) return [];
    const texts = ['Contents', 'V'].map((key) =>
      readText(engine, (pointer, bytes) =>
        engine.FPDFAnnot_GetStringValue(annotation, key, pointer, bytes),
      ),
    );
    engine.FPDFPage_CloseAnnot(annotation);
    return texts;
  });
}

function picturesOf(engine: Engine, page: number): string[] {
  return pageObjects(engine, page)
    .filter(({ kind }) => kind === objectKinds.image)
    .map(({ handle }) => {
      const bytes = engine.FPDFImageObj_GetImageDataRaw(handle, 0, 0);
      return lend(engine, Math.max(1, bytes), (pointer) => {
        engine.FPDFImageObj_GetImageDataRaw(handle, pointer, bytes);
        const data = memoryOf(engine).subarray(pointer, pointer + bytes);
        return createHash('sha256').update(data).digest('hex');
      });
    });
}
