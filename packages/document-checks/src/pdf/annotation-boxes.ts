import type { Box } from '../report.js';
import { readNumbers, type Engine } from './engine.js';
import { mapOf } from './pdf-file.js';

/** Kinds of `fpdf_annot.h` that draw nothing over a page: link, popup, widget. */
const kindsThatCoverNothing = [2, 16, 20];

/** Where comments and shapes lie on a page. */
export function annotationBoxes(engine: Engine, page: number): Box[] {
  const count = Math.min(engine.FPDFPage_GetAnnotCount(page), 5000);
  if (count <= 0) return [];
  const map = mapOf(engine, page);
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const annotation = engine.FPDFPage_GetAnnot(page, index);
    if (!annotation) return [];
    const kind = engine.FPDFAnnot_GetSubtype(annotation);
    const rectangle = readNumbers(engine, 'float', 4, (pointer = 0) =>
      engine.FPDFAnnot_GetRect(annotation, pointer),
    );
    engine.FPDFPage_CloseAnnot(annotation);
    if (!rectangle || kindsThatCoverNothing.includes(kind)) return [];
    // A structure of four numbers: left, top, right, bottom.
    const [left = 0, top = 0, right = 0, bottom = 0] = rectangle;
    const one = map.toShown(left, top);
    const other = map.toShown(right, bottom);
    return [
      {
        left: Math.min(one.x, other.x),
        top: Math.min(one.y, other.y),
        width: Math.abs(one.x - other.x),
        height: Math.abs(one.y - other.y),
      },
    ];
  });
}
