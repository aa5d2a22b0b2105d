import type { Box } from '../report.js';
import { lend, type Engine } from './engine.js';
import { mapOf } from './pdf-file.js';

/** A sign of a page's text, as it is drawn. */
export interface Glyph {
  /** From which UTF-16 unit of the page's text. */
  at: number;
  text: string;
  /** Null for what has no place, such as a blank that was only guessed. */
  box: Box | null;
  /** How high letters are, in points, as they are shown. */
  size: number;
  /** Text rendering mode of ISO 32000, 9.3.6; 3 and 7 draw nothing. */
  mode: number;
  /** Red, green, blue and opacity of the fill, each 0 to 255. */
  colour: readonly [number, number, number, number];
  /** Handle of the object that draws it; 0 when none does. */
  object: number;
}

export interface PageText {
  text: string;
  glyphs: Glyph[];
  /** How many signs have no Unicode, so that nobody knows what they say. */
  unreadable: number;
  /** Offsets of the hyphens with which a line ends in the middle of a word. */
  breaks: number[];
}

/** PDFium's own sign for it; it leaves out the line end that follows. */
const hyphenAtLineEnd = 2;

/** Reads every sign that a page draws, whether it is seen or not. */
export function textOfPage(engine: Engine, page: number): PageText {
  const textPage = engine.FPDFText_LoadPage(page);
  if (!textPage) return { text: '', glyphs: [], unreadable: 0, breaks: [] };
  try {
    return lend(engine, 64, (scratch) => new GlyphReader(engine, page, textPage, scratch).read());
  } finally {
    engine.FPDFText_ClosePage(textPage);
  }
}

class GlyphReader {
  readonly #engine: Engine;
  readonly #textPage: number;
  readonly #scratch: number;
  readonly #map: ReturnType<typeof mapOf>;
  readonly #modes = new Map<number, number>();

  constructor(engine: Engine, page: number, textPage: number, scratch: number) {
    this.#engine = engine;
    this.#textPage = textPage;
    this.#scratch = scratch;
    this.#map = mapOf(engine, page);
  }

  read(): PageText {
    const glyphs: Glyph[] = [];
    const parts: string[] = [];
    let at = 0;
    let unreadable = 0;
    const breaks: number[] = [];
    const count = this.#engine.FPDFText_CountChars(this.#textPage);
    for (let index = 0; index < count; index += 1) {
      const code = this.#engine.FPDFText_GetUnicode(this.#textPage, index);
      if (this.#engine.FPDFText_HasUnicodeMapError(this.#textPage, index) === 1) unreadable += 1;
      if (code === hyphenAtLineEnd) breaks.push(at);
      const text = textOfCode(code);
      glyphs.push(this.#glyph(index, at, text));
      parts.push(text);
      at += text.length;
    }
    return { text: joined(parts), glyphs, unreadable, breaks };
  }

  #glyph(index: number, at: number, text: string): Glyph {
    const engine = this.#engine;
    const object = engine.FPDFText_GetTextObject(this.#textPage, index);
    const isDrawn = object !== 0 && text.trim() !== '';
    return {
      at,
      text,
      object,
      box: isDrawn ? this.#box(index) : null,
      size: isDrawn ? this.#size(index) : 0,
      mode: object ? this.#mode(object) : 0,
      colour: isDrawn ? this.#colour(index) : [0, 0, 0, 255],
    };
  }

  #box(index: number): Box | null {
    const at = this.#scratch;
    const found = this.#engine.FPDFText_GetCharBox(
      this.#textPage,
      index,
      at,
      at + 8,
      at + 16,
      at + 24,
    );
    if (!found) return null;
    const [left = 0, right = 0, bottom = 0, top = 0] = this.#numbers('double', 4, 8);
    const one = this.#map.toShown(left, bottom);
    const other = this.#map.toShown(right, top);
    return {
      left: Math.min(one.x, other.x),
      top: Math.min(one.y, other.y),
      width: Math.abs(one.x - other.x),
      height: Math.abs(one.y - other.y),
    };
  }

  #size(index: number): number {
    const points = this.#engine.FPDFText_GetFontSize(this.#textPage, index);
    if (!this.#engine.FPDFText_GetMatrix(this.#textPage, index, this.#scratch)) return points;
    const [, , c = 0, d = 1] = this.#numbers('float', 4, 4);
    return Math.abs(points) * Math.hypot(c, d);
  }

  #mode(object: number): number {
    const known = this.#modes.get(object);
    if (known !== undefined) return known;
    const mode = this.#engine.FPDFTextObj_GetTextRenderMode(object);
    this.#modes.set(object, mode);
    return mode;
  }

  #colour(index: number): Glyph['colour'] {
    const at = this.#scratch;
    this.#engine.FPDFText_GetFillColor(this.#textPage, index, at, at + 4, at + 8, at + 12);
    const [red = 0, green = 0, blue = 0, opacity = 255] = this.#numbers('i32', 4, 4);
    return [red, green, blue, opacity];
  }

  #numbers(type: 'float' | 'double' | 'i32', count: number, size: number): number[] {
    return Array.from({ length: count }, (_, index) =>
      this.#engine.pdfium.getValue(this.#scratch + index * size, type),
    );
  }
}

/** Line ends become one blank line feed; what is no sign at all becomes a blank, so that offsets hold. */
function textOfCode(code: number): string {
  if (code === 0x0d) return '';
  if (code === 0 || code > 0x10ffff || code === 0xfffe || code === 0xffff) return ' ';
  return code === hyphenAtLineEnd ? '-' : String.fromCodePoint(code);
}

function joined(parts: string[]): string {
  return parts.join('');
}
