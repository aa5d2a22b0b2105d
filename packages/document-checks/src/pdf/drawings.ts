import { draw, drawnSize, release, type Bitmap } from './bitmap.js';
import type { Engine } from './engine.js';
import type { Glyph } from './glyphs.js';
import { objectKinds, type PageObject } from './page-objects.js';
import { objectsUnderText } from './text-under-text.js';

/** Text that is taken away and drawn alone together. */
export interface TextLayer {
  /** Handles of the text objects in it. */
  objects: Set<number>;
  /** The page as it is shown, less this text. */
  without: Bitmap;
  /** This text alone, in black. Drawn when it is asked for: of most pages it is not needed. */
  ink(): Bitmap;
}

/** A page, drawn again and again with parts left out, to learn what hides what. */
export interface Drawings {
  /** As a reader sees it. */
  shown: Bitmap;
  withoutText: Bitmap;
  /** Null where the page has no picture. */
  picturesOnly: Bitmap | null;
  layers: TextLayer[];
  /** Call it when done. */
  release(): void;
}

/**
 * Draws a page in every way that the rules need. Changes the objects of the page: draw nothing else
 * from it afterwards.
 */
export function drawingsOf(
  engine: Engine,
  page: number,
  objects: PageObject[],
  glyphs: Glyph[],
): Drawings {
  const size = drawnSize(engine, page);
  const shown = draw(engine, page, size, true);
  const drawOnly = (isDrawn: (object: PageObject) => boolean, areAnnotationsDrawn: boolean) => {
    for (const object of objects) engine.FPDFPageObj_SetIsActive(object.handle, isDrawn(object));
    return draw(engine, page, size, areAnnotationsDrawn);
  };
  const isText = ({ kind }: PageObject) => kind === objectKinds.text;
  const isPicture = ({ kind }: PageObject) => kind === objectKinds.image;
  const texts = new Set(glyphs.filter(({ box }) => box).map(({ object }) => object));
  const hasText = texts.size > 0;
  const withoutText = hasText ? drawOnly((object) => !isText(object), true) : shown;
  const picturesOnly = objects.some(isPicture) ? drawOnly(isPicture, false) : null;
  const under = objectsUnderText(glyphs, objects);
  const above = new Set([...texts].filter((object) => !under.has(object)));
  const sets = [above, under].filter(({ size }) => size > 0);
  const without = sets.map((set) =>
    set.size === texts.size ? withoutText : drawOnly(({ handle }) => !set.has(handle), true),
  );
  const inks: (Bitmap | undefined)[] = [];
  const inkOf = (set: Set<number>) => {
    for (const object of objects) if (isText(object)) blacken(engine, object);
    return drawOnly(({ handle }) => set.has(handle), false);
  };
  const layers = sets.map((objects, index) => ({
    objects,
    without: without[index] ?? withoutText,
    ink: () => (inks[index] ??= inkOf(objects)),
  }));
  return {
    shown,
    withoutText,
    picturesOnly,
    layers,
    release: () =>
      release([shown, withoutText, picturesOnly, ...without, ...inks.map((ink) => ink ?? null)]),
  };
}

function blacken(engine: Engine, { handle }: PageObject): void {
  engine.FPDFPageObj_SetFillColor(handle, 0, 0, 0, 255);
  engine.FPDFTextObj_SetTextRenderMode(handle, 0);
}
