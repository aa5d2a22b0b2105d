import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream, type PDFPage } from '@cantoo/pdf-lib';

/** What lies on a page, as it looks there. */
export interface DrawnNote {
  /** A form XObject. */
  appearance: PDFStream;
  /** Brings it to its place on the page. */
  matrix: [number, number, number, number, number, number];
}

/** Remarks and links show nothing of their own that belongs to the document. */
const leftOut = new Set(['Link', 'Popup', 'Text', 'FileAttachment']);
const flags = { hidden: 2, notViewed: 32 };

/**
 * The annotations of a page that a reader sees: bars over words, stamps, the words in a field. They
 * are kept as they look, since a copy without a bar would show what is under it.
 *
 * @throws Error when how one looks is left to the reader's program
 */
export function notesOn(page: PDFPage): DrawnNote[] {
  const annotations = page.node.Annots();
  if (!annotations) return [];
  return annotations.asArray().flatMap((_, place) => {
    const annotation = annotations.lookupMaybe(place, PDFDict);
    return annotation && isSeen(annotation) ? drawnNote(annotation) : [];
  });
}

function isSeen(annotation: PDFDict): boolean {
  const kind = annotation.lookupMaybe(name('Subtype'), PDFName)?.decodeText() ?? '';
  const flag = annotation.lookupMaybe(name('F'), PDFNumber)?.asNumber() ?? 0;
  return !leftOut.has(kind) && (flag & (flags.hidden | flags.notViewed)) === 0;
}

function drawnNote(annotation: PDFDict): DrawnNote[] {
  const { x, y, width, height } = annotation.lookup(name('Rect'), PDFArray).asRectangle();
  if (width === 0 || height === 0) return [];
  const appearance = appearanceOf(annotation);
  if (!appearance) return [];
  const box = boxOf(appearance);
  if (box.width === 0 || box.height === 0) return [];
  const [across, up] = [width / box.width, height / box.height];
  return [{ appearance, matrix: [across, 0, 0, up, x - box.x * across, y - box.y * up] }];
}

function appearanceOf(annotation: PDFDict): PDFStream | null {
  const normal = annotation.lookupMaybe(name('AP'), PDFDict)?.lookup(name('N'));
  if (normal instanceof PDFStream) return normal;
  if (normal instanceof PDFDict) {
    const state = annotation.lookupMaybe(name('AS'), PDFName);
    const shown = state && normal.lookup(state);
    return shown instanceof PDFStream ? shown : null;
  }
  if (isEmptyField(annotation)) return null;
  throw new Error('How something on a page looks is left to the reader’s program.');
}

function isEmptyField(annotation: PDFDict): boolean {
  if (annotation.get(name('Subtype')) !== name('Widget')) return false;
  const field = annotation.lookupMaybe(name('Parent'), PDFDict);
  return !annotation.has(name('V')) && !field?.has(name('V'));
}

/** The box round an appearance after its own matrix. */
function boxOf({ dict }: PDFStream) {
  const { x, y, width, height } = dict.lookup(name('BBox'), PDFArray).asRectangle();
  const matrix = dict.lookupMaybe(name('Matrix'), PDFArray);
  const [a, b, c, d, e, f] = (
    matrix ? [0, 1, 2, 3, 4, 5].map((at) => matrix.lookup(at, PDFNumber).asNumber()) : upright
  ) as [number, number, number, number, number, number];
  const corners = [x, x + width].flatMap((left) =>
    [y, y + height].map((foot) => [a * left + c * foot + e, b * left + d * foot + f] as const),
  );
  const [lefts, feet] = [corners.map(([left]) => left), corners.map(([, foot]) => foot)];
  const [least, lowest] = [Math.min(...lefts), Math.min(...feet)];
  return {
    x: least,
    y: lowest,
    width: Math.max(...lefts) - least,
    height: Math.max(...feet) - lowest,
  };
}

const upright = [1, 0, 0, 1, 0, 0];

function name(of: string): PDFName {
  return PDFName.of(of);
}
