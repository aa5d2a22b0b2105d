import {
  concatTransformationMatrix,
  decodePDFRawStream,
  drawObject,
  PDFArray,
  PDFContentStream,
  PDFDict,
  PDFName,
  PDFObjectCopier,
  PDFRawStream,
  popGraphicsState,
  pushGraphicsState,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
  type PDFStream,
} from '@cantoo/pdf-lib';
import { notesOn } from './notes-on-page';

/** What a reader sees of a page, in its own coordinates. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
  /** By how much a reader's program turns the page, clockwise. */
  turn: number;
}

export type PageCopier = (page: PDFPage, place: Place) => PDFPage;

/**
 * Copies pages into another PDF, as pictures that keep their text. What a page draws is closed up
 * in a form XObject, so that nothing it leaves behind, such as a clip, holds for what is drawn
 * after it; what lies on it, such as a stamp or the words in a field, is drawn and is no more an
 * annotation. Nothing else of the page goes along.
 *
 * @returns adds a page to the other PDF; throws an Error when a part of it cannot be copied
 */
export function pageCopier(from: PDFDocument, to: PDFDocument): PageCopier {
  const copier = PDFObjectCopier.for(from.context, to.context);
  return (page, { x, y, width, height, turn }) => {
    const copy = to.addPage([width, height]);
    copy.setMediaBox(x, y, width, height);
    copy.node.set(PDFName.of('Rotate'), to.context.obj(turn));
    const group = groupOf(page);
    if (group) copy.node.set(PDFName.of('Group'), copier.copy(group));
    const drawn = to.context.flateStream(contentOf(page), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [x, y, x + width, y + height],
      Resources: copier.copy(page.node.Resources() ?? from.context.obj({})),
    });
    draw(copy, to.context.register(drawn));
    for (const { appearance, matrix } of notesOn(page)) {
      draw(copy, to.context.register(asForm(from, copier.copy(appearance), copier)), matrix);
    }
    return copy;
  };
}

/** An appearance may leave out what it is, and have the fonts of the whole form. */
function asForm({ catalog }: PDFDocument, drawn: PDFStream, copier: PDFObjectCopier): PDFStream {
  drawn.dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  drawn.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  const fonts = catalog.AcroForm()?.lookupMaybe(PDFName.of('DR'), PDFDict);
  if (fonts && !drawn.dict.has(PDFName.of('Resources'))) {
    drawn.dict.set(PDFName.of('Resources'), copier.copy(fonts));
  }
  return drawn;
}

type Matrix = [number, number, number, number, number, number];

function draw(page: PDFPage, form: PDFRef, matrix: Matrix = [1, 0, 0, 1, 0, 0]): void {
  const name = page.node.newXObject('Drawn', form);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...matrix),
    drawObject(name),
    popGraphicsState(),
  );
}

/** How the colours of a page mix. */
function groupOf(page: PDFPage): PDFDict | undefined {
  const group = page.node.lookupMaybe(PDFName.of('Group'), PDFDict);
  if (!group) return undefined;
  const kept = page.doc.context.obj({});
  for (const key of ['S', 'CS', 'I', 'K'].map((name) => PDFName.of(name))) {
    const value = group.get(key);
    if (value) kept.set(key, value);
  }
  return kept;
}

function contentOf(page: PDFPage): Uint8Array {
  const contents = page.node.Contents();
  if (contents === undefined) return new Uint8Array();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  // A word of a content does not go on in the next stream.
  const parts = streams.flatMap((one) => [
    decoded(page.doc.context.lookup(one) as PDFStream),
    Buffer.from('\n'),
  ]);
  return Buffer.concat(parts);
}

function decoded(stream: PDFStream): Uint8Array {
  if (stream instanceof PDFContentStream) return stream.getUnencodedContents();
  if (!(stream instanceof PDFRawStream)) throw new Error('A page has a content that is none.');
  const settings = stream.dict.lookup(PDFName.of('DecodeParms'));
  const all = settings instanceof PDFArray ? settings.asArray() : [settings];
  const usesPredictor = all.some((one) => {
    const found = stream.dict.context.lookup(one);
    return found instanceof PDFDict && found.has(PDFName.of('Predictor'));
  });
  // The library would leave the predictor out, and the page be rubbish.
  if (usesPredictor) throw new Error('The content of a page is packed in an unusual way.');
  return decodePDFRawStream(stream).decode();
}
