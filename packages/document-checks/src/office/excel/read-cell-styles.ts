import type { OfficePackage } from '../open-package.js';
import { readXml, type XmlElement } from '../read-xml.js';

/** What a style sheet says of fonts, fills and formats, by their numbers. */
interface Written {
  fonts: (string | null)[];
  fills: (string | null)[];
  formats: Map<string, string>;
}

const white = 'ffffff';
/** The first colour of a theme is that of the ground, as are these two of the old palette. */
const groundOfTheme = '0';
const whiteOfPalette = new Set(['1', '9']);

/**
 * The numbers of the cell styles in which nothing shows: letters in the colour of the cell, or a
 * format of numbers that draws nothing.
 */
export async function stylesThatShowNothing(
  parts: OfficePackage,
  name: string,
): Promise<Set<number>> {
  const written: Written = { fonts: [], fills: [], formats: new Map() };
  const unseen = new Set<number>();
  const path: string[] = [];
  let count = 0;
  await readXml(parts, name, {
    open(element) {
      const parent = path.at(-1);
      path.push(element.name);
      readWritten(written, element, path);
      if (element.name !== 'x:xf' || parent !== 'x:cellXfs') return;
      if (showsNothing(written, element)) unseen.add(count);
      count += 1;
    },
    close: () => void path.pop(),
  });
  return unseen;
}

function readWritten(
  { fonts, fills, formats }: Written,
  { name, attribute }: XmlElement,
  path: readonly string[],
): void {
  const [list, parent] = [path.at(-3), path.at(-2)];
  if (name === 'x:numFmt') formats.set(attribute('numFmtId') ?? '', attribute('formatCode') ?? '');
  if (name === 'x:font' && parent === 'x:fonts') fonts.push(null);
  if (name === 'x:color' && list === 'x:fonts') fonts[fonts.length - 1] = colourOf(attribute);
  if (name === 'x:fill' && parent === 'x:fills') fills.push(white);
  const isPlain = /^(?:none|solid)$/u.test(attribute('patternType') ?? 'none');
  if (list === 'x:fills' && !(name === 'x:patternFill' && isPlain)) fills[fills.length - 1] = null;
  if (name === 'x:fgColor' && path.includes('x:fills'))
    fills[fills.length - 1] = colourOf(attribute);
}

/** Colours are compared only as they are written; null for one that is not worked out. */
function colourOf(attribute: XmlElement['attribute']): string | null {
  const [rgb, theme, indexed] = [attribute('rgb'), attribute('theme'), attribute('indexed')];
  if (rgb) return rgb.slice(-6).toLowerCase();
  if (Number(attribute('tint') ?? 0) !== 0) return null;
  if (theme === groundOfTheme || whiteOfPalette.has(indexed ?? '')) return white;
  return theme ? `theme ${theme}` : null;
}

function showsNothing({ fonts, fills, formats }: Written, { attribute }: XmlElement): boolean {
  const format = formats.get(attribute('numFmtId') ?? '') ?? '';
  if (/^\s*;\s*;\s*;\s*$/u.test(format)) return true;
  const font = fonts[Number(attribute('fontId') ?? -1)] ?? null;
  return font !== null && font === (fills[Number(attribute('fillId') ?? -1)] ?? null);
}
