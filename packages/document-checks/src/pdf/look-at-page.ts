import { annotationBoxes } from './annotation-boxes.js';
import { drawingsOf } from './drawings.js';
import type { Engine } from './engine.js';
import { textOfPage, type PageText } from './glyphs.js';
import { hiddenPassages, type HiddenPassage } from './hidden-text.js';
import { objectKinds, pageObjects } from './page-objects.js';
import { tellsSomething } from './passages.js';
import {
  onPage,
  pictureFaults,
  placedObjects,
  type PictureFault,
  type PlacedObject,
} from './pictures.js';

export interface LookedAtPage extends PageText {
  /** What nobody sees, also where it tells too little to be a finding: an age, an initial. */
  unseen: HiddenPassage[];
  /** Those of the unseen passages that are findings. */
  hidden: HiddenPassage[];
  pictures: PictureFault[];
  /** It has next to no letters, and pictures or drawings that may show words. */
  isOnlyPicture: boolean;
}

const fewLetters = 5;
/** Words that were turned into outlines need many lines. */
const manyLines = 200;

/** Reads the text of a page and looks at which of it can be seen. */
export function lookAtPage(engine: Engine, page: number): LookedAtPage {
  const objects = pageObjects(engine, page);
  const placed = placedObjects(engine, page, objects);
  const text = textOfPage(engine, page);
  const drawings = drawingsOf(engine, page, objects, text.glyphs);
  const unseen = hiddenPassages(text.glyphs, drawings);
  const hidden = unseen.filter((passage) => tellsSomething(passage.text));
  const pictures = pictureFaults(placed, annotationBoxes(engine, page), drawings);
  drawings.release();
  return { ...text, unseen, hidden, pictures, isOnlyPicture: isOnlyPicture(text.text, placed) };
}

function isOnlyPicture(text: string, placed: PlacedObject[]): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length >= fewLetters) return false;
  const pictures = placed.filter(({ object }) => object.kind === objectKinds.image);
  const covered = pictures.reduce((sum, { box }) => {
    const { width, height } = onPage(box);
    return sum + width * height;
  }, 0);
  return covered > 0.5 || placed.length > manyLines;
}
