import { readNumbers, type Engine } from './engine.js';

/** Kinds of `fpdf_edit.h`. */
export const objectKinds = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

/** Something that a page draws, in the order in which it is drawn. */
export interface PageObject {
  handle: number;
  kind: number;
  order: number;
  /** From its coordinates to those of the page: the forms in which it lies move and scale it. */
  matrix: Matrix;
}

/** a, b, c, d, e, f of ISO 32000, 8.3.3. */
export type Matrix = readonly number[];

const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

const deepest = 24;
const most = 200_000;

/** Everything that a page draws, also inside forms; the forms themselves are left out. */
export function pageObjects(engine: Engine, page: number): PageObject[] {
  const found: PageObject[] = [];
  const add = (handle: number, depth: number, matrix: Matrix) => {
    const kind = engine.FPDFPageObj_GetType(handle);
    if (kind !== objectKinds.form) {
      found.push({ handle, kind, order: found.length, matrix });
      return;
    }
    if (depth >= deepest || found.length >= most) return;
    const inner = multiplied(matrixOf(engine, handle), matrix);
    const count = engine.FPDFFormObj_CountObjects(handle);
    for (let index = 0; index < count && found.length < most; index += 1) {
      add(engine.FPDFFormObj_GetObject(handle, index), depth + 1, inner);
    }
  };
  const count = engine.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && found.length < most; index += 1) {
    add(engine.FPDFPage_GetObject(page, index), 0, unmoved);
  }
  return found;
}

function matrixOf(engine: Engine, form: number): Matrix {
  const read = readNumbers(engine, 'float', 6, (pointer = 0) =>
    engine.FPDFPageObj_GetMatrix(form, pointer),
  );
  return read ?? unmoved;
}

/** The one, then the other. */
function multiplied(one: Matrix, other: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one;
  const [a2 = 1, b2 = 0, c2 = 0, d2 = 1, e2 = 0, f2 = 0] = other;
  return [
    a * a2 + b * c2,
    a * b2 + b * d2,
    c * a2 + d * c2,
    c * b2 + d * d2,
    e * a2 + f * c2 + e2,
    e * b2 + f * d2 + f2,
  ];
}

/** Where a point of an object is on the page. */
export function moved([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, x: number, y: number) {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
