import { pixelsOf } from './bitmap.js';
import type { Drawings } from './drawings.js';
import type { Glyph } from './glyphs.js';
import { boxesAround, tellsSomething, type Passage } from './passages.js';
import { surfaceAt, type Surface } from './surface.js';
import { visibilities, type Visibility } from './visibility.js';

/** In which way a passage is kept from a reader's eyes. */
export type Hiding =
  | 'text-under-dark-box'
  | 'text-under-coloured-box'
  | 'text-in-colour-of-background'
  | 'transparent-text'
  | 'text-under-picture'
  | 'invisible-text'
  | 'recognised-text-under-box'
  | 'recognised-text-on-blank'
  | 'recognised-text'
  | 'text-outside-page'
  | 'text-that-draws-nothing'
  | 'tiny-text';

export interface HiddenPassage extends Passage {
  hiding: Hiding;
}

/** Neighbouring glyphs of one word that are seen alike. */
interface Word {
  glyphs: Glyph[];
  visibility: Visibility;
}

const darkShare = 0.9;
const darkMean = 90;
const uniformShare = 0.85;
/** Less than this share of its place stands out: there is no picture of the word beneath it. */
const blankShare = 0.003;
/** From which share of words with a picture beneath a text recognition counts as well placed. */
const wellPlacedShare = 0.8;

/** The passages of a page that a computer reads and a person does not see, and in which way. */
export function hiddenPassages(glyphs: Glyph[], drawings: Drawings): HiddenPassage[] {
  const all = wordsOf(glyphs, visibilities(glyphs, drawings));
  const isWellPlaced = isRecognitionWellPlaced(all, drawings);
  const hidden = all.map((word) => ({ word, hiding: hidingOf(word, drawings, isWellPlaced) }));
  return joined(hidden).filter(({ text }) => tellsSomething(text));
}

/** Splits at blanks and wherever the next sign is seen in another way. */
function wordsOf(glyphs: Glyph[], seen: (Visibility | null)[]): Word[] {
  const words: Word[] = [];
  let isAfterBlank = true;
  for (const [index, glyph] of glyphs.entries()) {
    const visibility = seen[index];
    if (glyph.text.trim() === '') isAfterBlank = true;
    if (!visibility) continue;
    const last = words.at(-1);
    if (last?.visibility === visibility && !isAfterBlank) last.glyphs.push(glyph);
    else words.push({ glyphs: [glyph], visibility });
    isAfterBlank = false;
  }
  return words;
}

function hidingOf(word: Word, drawings: Drawings, isWellPlaced: boolean): Hiding | null {
  switch (word.visibility) {
    case 'seen':
      return null;
    case 'outside':
      return 'text-outside-page';
    case 'tiny':
      return isLatin(word) ? 'tiny-text' : null;
    case 'no-ink':
      return isLatin(word) ? 'text-that-draws-nothing' : null;
    case 'not-drawn':
      return hidingOfNotDrawn(word, drawings, isWellPlaced);
    case 'hidden':
      return hidingOfCovered(word, drawings);
  }
}

/** Fonts for other scripts may be missing here; their letters then draw nothing. */
function isLatin({ glyphs }: Word): boolean {
  return glyphs.some(({ text }) => /\p{Script=Latin}/u.test(text));
}

function hidingOfCovered(word: Word, drawings: Drawings): Hiding {
  if (word.glyphs.every(({ colour }) => colour[3] < 8)) return 'transparent-text';
  const shown = surfaceOf(word, drawings.shown);
  const beneath = isPlain(shown) ? shown : surfaceOf(word, drawings.withoutText);
  if (!isPlain(beneath)) return 'text-under-picture';
  if (isDark(beneath)) return 'text-under-dark-box';
  return isOwnColour(word, beneath) ? 'text-in-colour-of-background' : 'text-under-coloured-box';
}

/** Text that is not drawn is usual over a scan: it lets the scan be searched. */
function hidingOfNotDrawn(word: Word, drawings: Drawings, isWellPlaced: boolean): Hiding {
  const shown = surfaceOf(word, drawings.shown);
  if (isDark(shown) || isCovered(word, drawings)) return 'recognised-text-under-box';
  if (!isBlank(shown)) return 'recognised-text';
  const scan = drawings.picturesOnly && isOnPicture(word, drawings);
  return scan && !isWellPlaced ? 'recognised-text-on-blank' : 'invisible-text';
}

/** Something drawn over the pictures of the page changes this place. */
function isCovered(word: Word, { picturesOnly, withoutText }: Drawings): boolean {
  if (!picturesOnly) return false;
  const picture = surfaceOf(word, picturesOnly);
  const shown = surfaceOf(word, withoutText);
  return !isBlank(picture) && isPlain(shown) && isBlank(shown);
}

function isRecognitionWellPlaced(words: Word[], drawings: Drawings): boolean {
  const recognised = words.filter(({ visibility }) => visibility === 'not-drawn');
  const blank = recognised.filter((word) => isBlank(surfaceOf(word, drawings.shown)));
  return blank.length <= recognised.length * (1 - wellPlacedShare);
}

/** White is what a page is without a picture. */
function isOnPicture(word: Word, { picturesOnly }: Drawings): boolean {
  if (!picturesOnly) return false;
  const { pixels, width, height } = picturesOnly;
  const whole = surfaceAt({ pixels, width, height }, [
    { left: 0, top: 0, right: width, bottom: height },
  ]);
  return whole.uniform < 0.999 && word.glyphs.length > 0;
}

function surfaceOf({ glyphs }: Word, bitmap: Drawings['shown']): Surface {
  return surfaceAt(
    bitmap,
    boxesAround(glyphs).map((box) => pixelsOf(box, bitmap)),
  );
}

function isDark({ dark, brightness }: Surface): boolean {
  return dark >= darkShare && brightness < darkMean;
}

function isPlain(surface: Surface): boolean {
  return surface.uniform >= uniformShare || isDark(surface);
}

function isBlank({ marks }: Surface): boolean {
  return marks < blankShare;
}

function isOwnColour({ glyphs }: Word, { colour }: Surface): boolean {
  return glyphs.every((glyph) =>
    colour.every((part, index) => Math.abs(part - (glyph.colour[index] ?? 0)) <= 24),
  );
}

/** Joins words that follow one another and are hidden alike. */
function joined(words: { word: Word; hiding: Hiding | null }[]): HiddenPassage[] {
  const passages: { hiding: Hiding; glyphs: Glyph[]; words: string[] }[] = [];
  let isOpen = false;
  for (const { word, hiding } of words) {
    const text = word.glyphs.map((glyph) => glyph.text).join('');
    const last = passages.at(-1);
    if (hiding && isOpen && last?.hiding === hiding) {
      last.glyphs.push(...word.glyphs);
      last.words.push(text);
    } else if (hiding) passages.push({ hiding, glyphs: [...word.glyphs], words: [text] });
    isOpen = hiding !== null;
  }
  return passages.map(({ hiding, glyphs, words }) => {
    const [first, last] = [glyphs[0], glyphs.at(-1)];
    return {
      hiding,
      start: first?.at ?? 0,
      end: (last?.at ?? 0) + (last?.text.length ?? 0),
      text: words.join(' '),
      boxes: boxesAround(glyphs),
    };
  });
}
