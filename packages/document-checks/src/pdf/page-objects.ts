import type { Engine } from './engine.js';

/** Kinds of `fpdf_edit.h`. */
export const objectKinds = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

/** Something that a page draws, in the order in which it is drawn. */
export interface PageObject {
  handle: number;
  kind: number;
  order: number;
  /** Whether it lies inside another form, whose own place and size apply to it. */
  isInForm: boolean;
}

const deepest = 24;
const most = 200_000;

/** Everything that a page draws, also inside forms; the forms themselves are left out. */
export function pageObjects(engine: Engine, page: number): PageObject[] {
  const found: PageObject[] = [];
  const add = (handle: number, depth: number) => {
    const kind = engine.FPDFPageObj_GetType(handle);
    if (kind !== objectKinds.form) {
      found.push({ handle, kind, order: found.length, isInForm: depth > 0 });
      return;
    }
    if (depth >= deepest || found.length >= most) return;
    const count = engine.FPDFFormObj_CountObjects(handle);
    for (let index = 0; index < count && found.length < most; index += 1) {
      add(engine.FPDFFormObj_GetObject(handle, index), depth + 1);
    }
  };
  const count = engine.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && found.length < most; index += 1) {
    add(engine.FPDFPage_GetObject(page, index), 0);
  }
  return found;
}
