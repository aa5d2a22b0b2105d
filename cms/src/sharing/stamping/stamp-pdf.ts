import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  popGraphicsState,
  pushGraphicsState,
  type PDFEmbeddedPage,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { pageCopier, type Place } from './copy-page';
import { refuseHiddenLayers } from './hidden-layers';
import { leaveOutWhatIsNotDrawn, refuseStowaways } from './leave-out';
import { drawStamp, type StampWords } from './stamp-drawing';

/** Sides of a page in points: less has no room for a mark, more is no page that people made. */
const sides = { least: 40, most: 14_400 };

/**
 * A copy of a PDF with the marks on every page, over all that the page shows. It is a new PDF: it has
 * what the pages draw, and neither links, remarks, files, scripts nor who made it.
 *
 * @param pages how many it has for the CMS; another program may find other pages in a broken file
 * @throws Error when the file is encrypted, damaged, has hidden layers, or not every page can be
 *   copied with the marks on it
 */
export async function stampPdf(
  bytes: Uint8Array,
  words: StampWords,
  pages: number,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  if (pdf.isEncrypted) throw new Error('The file is encrypted.');
  if (pdf.getPageCount() !== pages) throw new Error('The pages cannot be told for certain.');
  refuseHiddenLayers(pdf);
  leaveOutWhatIsNotDrawn(pdf);
  const copy = await PDFDocument.create({ updateMetadata: false });
  const language = pdf.getLanguage();
  if (language) copy.setLanguage(language);
  const copyPage = pageCopier(pdf, copy);
  const stamps = new Map<string, PDFEmbeddedPage>();
  for (const page of pdf.getPages()) {
    const place = placeOn(page);
    const [width, height] =
      place.turn % 180 ? [place.height, place.width] : [place.width, place.height];
    const size = `${width} ${height}`;
    const stamp = stamps.get(size) ?? (await embedStamp(copy, words, width, height));
    stamps.set(size, stamp);
    putOn(copyPage(page, place), stamp, place);
  }
  refuseStowaways(copy);
  return copy.save({ addDefaultPage: false, updateFieldAppearances: false });
}

async function embedStamp(
  pdf: PDFDocument,
  words: StampWords,
  width: number,
  height: number,
): Promise<PDFEmbeddedPage> {
  const [stamp] = await pdf.embedPdf(await drawStamp(words, width, height));
  if (!stamp) throw new Error('The mark has no page.');
  return stamp;
}

/** What a reader sees of a page: the part of it that lies within both of its boxes. */
function placeOn(page: PDFPage): Place {
  const media = page.getMediaBox();
  const crop = page.getCropBox();
  const x = Math.max(media.x, crop.x);
  const y = Math.max(media.y, crop.y);
  const width = Math.min(media.x + media.width, crop.x + crop.width) - x;
  const height = Math.min(media.y + media.height, crop.y + crop.height) - y;
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  const isUsual = [width, height].every((side) => side >= sides.least && side <= sides.most);
  if (!isUsual || turn % 90 !== 0) throw new Error('A page has no usual size.');
  return { x, y, width, height, turn };
}

/** Over what is there, upright for the reader, and an artefact that a screen reader leaves out. */
function putOn(page: PDFPage, stamp: PDFEmbeddedPage, place: Place): void {
  const name = page.node.newXObject('SharedWith', stamp.ref);
  const artefact = PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]);
  page.pushOperators(
    artefact,
    pushGraphicsState(),
    concatTransformationMatrix(...uprightOn(place)),
    drawObject(name),
    popGraphicsState(),
    PDFOperator.of(PDFOperatorNames.EndMarkedContent),
  );
}

type Matrix = [number, number, number, number, number, number];

function uprightOn({ x, y, width, height, turn }: Place): Matrix {
  if (turn === 90) return [0, 1, -1, 0, x + width, y];
  if (turn === 180) return [-1, 0, 0, -1, x + width, y + height];
  if (turn === 270) return [0, -1, 1, 0, x, y + height];
  return [1, 0, 0, 1, x, y];
}
