import { holdingOf, lostWords, wordsTold, type Found } from './earlier-saves.js';
import type { PDFRef } from './objects.js';
import { entry, nameAt, PDFDict, PDFName, readObjects, type Objects } from './objects.js';
import { PdfFile } from './pdf-file.js';
import { placeInFile, sighting } from './sightings.js';

/** More lost pages than this are not put together; the words of the first ones are enough. */
const mostPages = 200;

/**
 * Pages that the file still holds and no longer shows, with words that it shows nowhere else.
 *
 * @param bytes of the document without encryption
 * @param reachedNumbers objects that can be reached from the pages
 */
export async function deletedPages(
  bytes: Uint8Array,
  objects: Objects,
  reachedNumbers: ReadonlySet<string>,
  words: ReadonlySet<string>,
): Promise<Found> {
  const lost = objects.context
    .enumerateIndirectObjects()
    .filter(([reference, object]) => !reachedNumbers.has(reference.tag) && isPage(object))
    .map(([reference]) => reference)
    .slice(0, mostPages);
  if (lost.length === 0) return { sightings: [], texts: [] };
  const file = await PdfFile.open(await documentOf(bytes, lost));
  try {
    const { text } = holdingOf(file);
    const found = lostWords(text, words);
    if (found.length === 0) return { sightings: [], texts: [] };
    const place = placeInFile('A page that is no longer shown');
    return {
      sightings: [sighting('deleted-page', place, found.slice(0, wordsTold).join(' '))],
      texts: [{ channel: 'earlier-save', text, placeOf: () => place }],
    };
  } finally {
    file.close();
  }
}

function isPage(object: unknown): boolean {
  return object instanceof PDFDict && nameAt(object, 'Type') === 'Page';
}

/** The same file with the lost pages as its only ones. */
async function documentOf(bytes: Uint8Array, lost: PDFRef[]): Promise<Uint8Array> {
  const objects = await readObjects(bytes);
  const { context, catalog } = objects;
  const tree = context.obj({ Type: 'Pages', Kids: lost, Count: lost.length });
  const treeReference = context.register(tree);
  for (const reference of lost) {
    const page = context.lookup(reference, PDFDict);
    inherit(page);
    page.set(PDFName.of('Parent'), treeReference);
  }
  catalog.set(PDFName.of('Pages'), treeReference);
  return objects.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
}

/** What a page has from the branch of the page tree on which it was. */
function inherit(page: PDFDict): void {
  const parent = entry(page, 'Parent');
  if (!(parent instanceof PDFDict)) return;
  for (const key of ['Resources', 'MediaBox']) {
    const value = parent.get(PDFName.of(key));
    if (value && !entry(page, key)) page.set(PDFName.of(key), value);
  }
}
