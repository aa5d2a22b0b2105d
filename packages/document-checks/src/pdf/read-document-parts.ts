import type { Sighting } from '../identifiers/gather-findings.js';
import type { ReadDocument, TextPiece } from '../read-document.js';
import { accessibilityOf } from './accessibility.js';
import { annotationsOf } from './annotations-of.js';
import { commentsIn, formValuesIn } from './comments.js';
import { bookmarksIn, dangersIn, layerNamesIn } from './dangers.js';
import { deletedPages } from './deleted-pages.js';
import { earlierSaves } from './earlier-saves.js';
import { PDFDict, reachedFrom, readObjects } from './objects.js';
import type { PdfFile } from './pdf-file.js';
import { pictureLocations } from './picture-locations.js';
import { leftoversIn, propertiesIn } from './properties.js';
import { wordsIn, type ReadPages } from './read-pages.js';

export interface ReadParts {
  sightings: Sighting[];
  texts: TextPiece[];
  accessibility: ReadDocument['accessibility'];
}

/**
 * Reads what a PDF holds beside the words of its pages.
 *
 * @param readable the same document without encryption
 * @throws when the objects of the file cannot be listed
 */
export async function readParts(
  file: PdfFile,
  bytes: Uint8Array,
  readable: Uint8Array,
  pages: ReadPages,
): Promise<ReadParts> {
  const objects = await readObjects(readable);
  const { catalog, context } = objects;
  const { reached, numbers } = reachedFrom(objects);
  const info = context.lookup(context.trailerInfo.Info);
  const annotations = annotationsOf(objects, pages.maps);
  const found = [
    commentsIn(annotations),
    formValuesIn(annotations),
    dangersIn(reached, annotations),
    propertiesIn(info instanceof PDFDict ? info : null, reached),
  ];
  const texts = [
    ...bookmarksIn(catalog),
    ...layerNamesIn(catalog),
    ...found.flatMap((one) => one.texts),
  ];
  const words = new Set([...pages.words, ...texts.flatMap(({ text }) => wordsIn(text))]);
  const saves = [
    await earlierSaves(bytes, file, words),
    await deletedPages(readable, objects, numbers, words),
  ];
  const leaves = objects.getPages().map(({ node }) => node);
  return {
    sightings: [
      ...[...found, ...saves].flatMap((one) => one.sightings),
      ...leftoversIn(catalog, leaves, reached),
      ...pictureLocations(reached),
    ],
    texts: [...texts, ...saves.flatMap((one) => one.texts)],
    accessibility: accessibilityOf(objects, reached, pages.maps.length, pages.wordless.length),
  };
}
