import { drawingsOf } from './drawings.js';
import type { Engine } from './engine.js';
import { textOfPage, type PageText } from './glyphs.js';
import { hiddenPassages, type HiddenPassage } from './hidden-text.js';
import { pageObjects } from './page-objects.js';

export interface LookedAtPage extends PageText {
  hidden: HiddenPassage[];
}

/** Reads the text of a page and looks at which of it can be seen. */
export function lookAtPage(engine: Engine, page: number): LookedAtPage {
  const objects = pageObjects(engine, page);
  const text = textOfPage(engine, page);
  const drawings = drawingsOf(engine, page, objects, text.glyphs);
  return { ...text, hidden: hiddenPassages(text.glyphs, drawings) };
}
