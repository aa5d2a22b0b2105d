import type { Box } from '../report.js';
import { pixelsOf } from './bitmap.js';
import type { Drawings } from './drawings.js';
import type { Glyph } from './glyphs.js';
import { boxesAround, type Passage } from './passages.js';
import { isPaintedOtherwise, twinsOf } from './seen-otherwise.js';
import { surfaceAt, type Surface } from './surface.js';
import { sharedPart } from './text-under-text.js';
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

/** What the hiding of a word is judged by. */
interface Page {
  drawings: Drawings;
  seenLetters: Glyph[];
  /** The same letters are drawn there once more, to be seen. */
  isSeenTwice(word: Glyph[]): boolean;
  isWellPlaced: boolean;
  hasScan: boolean;
}

const darkShare = 0.9;
const darkMean = 90;
/** Share of a dark place that may be lighter, by the grain of a scan. */
const darkMarks = 0.02;
const uniformShare = 0.85;
/** Less than this share of its place stands out: there is no picture of the word beneath it. */
const blankShare = 0.003;
/** The same of pale letters; the grain of a scan stands out in fewer places. */
const faintBlankShare = 0.02;
/** From which share of words with a picture beneath a text recognition counts as well placed. */
const wellPlacedShare = 0.8;

/** The passages of a page that a computer reads and a person does not see, and in which way. */
export function hiddenPassages(glyphs: Glyph[], drawings: Drawings): HiddenPassage[] {
  const seen = visibilities(glyphs, drawings);
  const all = wordsOf(glyphs, seen);
  const page: Page = {
    drawings,
    seenLetters: glyphs.filter((_, index) => seen[index] === 'seen'),
    isSeenTwice: twinsOf(glyphs, seen),
    isWellPlaced: isRecognitionWellPlaced(all, drawings),
    hasScan: all.some(({ visibility }) => visibility === 'not-drawn') && hasPicture(drawings),
  };
  const hidden = all.map((word) => ({ word, hiding: hidingOf(word, page) }));
  return joined(hidden);
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

function hidingOf(word: Word, page: Page): Hiding | null {
  switch (word.visibility) {
    case 'seen':
      return null;
    case 'outside':
      return 'text-outside-page';
    case 'tiny':
      return isLatin(word) ? 'tiny-text' : null;
    case 'no-ink':
      return isLatin(word) && !page.isSeenTwice(word.glyphs) ? 'text-that-draws-nothing' : null;
    case 'not-drawn':
      return page.isSeenTwice(word.glyphs) ? null : hidingOfNotDrawn(word, page);
    case 'hidden':
      return page.isSeenTwice(word.glyphs) ? null : hidingOfCovered(word, page);
  }
}

/** Fonts for other scripts may be missing here; their letters then draw nothing. */
function isLatin({ glyphs }: Word): boolean {
  return glyphs.some(({ text }) => /\p{Script=Latin}/u.test(text));
}

function hidingOfCovered(word: Word, page: Page): Hiding | null {
  const { drawings } = page;
  if (isPaintedOtherwise(word.glyphs, drawings)) return null;
  if (word.glyphs.every(({ colour }) => colour[3] < 8)) return 'transparent-text';
  const shown = surfaceOf(word, drawings.shown);
  const beneath = isPlain(shown) ? shown : surfaceOf(word, drawings.withoutText);
  if (!isPlain(beneath)) return 'text-under-picture';
  if (isDark(beneath)) return 'text-under-dark-box';
  if (isOwnColour(word, beneath)) return 'text-in-colour-of-background';
  return isUnderLetters(word, page) ? 'text-under-picture' : 'text-under-coloured-box';
}

/** Text that is not drawn is usual over a scan: it lets the scan be searched. */
function hidingOfNotDrawn(word: Word, page: Page): Hiding | null {
  const { drawings } = page;
  const shown = surfaceOf(word, drawings.shown);
  if (isUnderDark(word, drawings) || isCovered(word, drawings)) return 'recognised-text-under-box';
  if (!isBlank(shown)) return hidingOverMarks(word, page);
  return page.hasScan && !page.isWellPlaced ? 'recognised-text-on-blank' : 'invisible-text';
}

/** What stands out there may be a scan of the word, the word in another way, or other words. */
function hidingOverMarks(word: Word, page: Page): Hiding | null {
  if (page.hasScan) return 'recognised-text';
  if (isPaintedOtherwise(word.glyphs, page.drawings)) return null;
  return isOverOtherLetters(word, page) ? 'invisible-text' : 'recognised-text';
}

/** All that is seen there are other letters: there is no picture that could have been recognised. */
function isOverOtherLetters(word: Word, page: Page): boolean {
  return isBlank(surfaceOf(word, page.drawings.withoutText)) && lettersAt(word, page).length > 0;
}

/** Large letters that are seen, such as those of a watermark, cover it and no box does. */
function isUnderLetters(word: Word, page: Page): boolean {
  return lettersAt(word, page).some(({ text }) => /\p{L}/u.test(text));
}

function lettersAt(word: Word, { seenLetters }: Page): Glyph[] {
  return seenLetters.filter((letter) =>
    word.glyphs.some((glyph) => sharedPart(letter, glyph) >= 0.3),
  );
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
function hasPicture({ picturesOnly }: Drawings): boolean {
  if (!picturesOnly) return false;
  const { width, height } = picturesOnly;
  const whole = surfaceAt(picturesOnly, [{ left: 0, top: 0, right: width, bottom: height }]);
  return whole.uniform < 0.999;
}

/** Dark all over: thin white letters on something dark leave most of it dark too. */
function isUnderDark(word: Word, { shown }: Drawings): boolean {
  const middle = surfaceAt(
    shown,
    boxesAround(word.glyphs).map((box) => pixelsOf(middleOf(box), shown)),
  );
  return isDark(middle) && middle.marks < darkMarks && isDark(surfaceOf(word, shown));
}

/** Without its edges, where whatever covers it may end. */
function middleOf({ left, top, width, height }: Box): Box {
  return { left: left + width / 10, top: top + height / 4, width: width * 0.8, height: height / 2 };
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

function isBlank({ marks, faintMarks }: Surface): boolean {
  return marks < blankShare && faintMarks < faintBlankShare;
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
