import { filledText, type Fault, type Fields } from './fault';

/** WCAG 2.2, success criterion 1.4.3, for text of ordinary size. */
const leastContrast = 4.5;

/** Checks that white text can be read on a colour. */
export function brandColourFaults(fields: Fields, name: string): Fault[] {
  const colour = filledText(fields[name]);
  if (colour === null) return [];
  const message = colourMessage(colour);
  return message ? [{ path: [name], message }] : [];
}

function colourMessage(colour: string): string | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) {
    return `“${colour}” is not a colour. Use a hash sign and six digits or letters a to f, such as #1d4f5c.`;
  }
  const contrast = contrastWithWhite(colour);
  if (contrast >= leastContrast) return null;
  const shown = (Math.floor(contrast * 10) / 10).toFixed(1);
  return `White text on ${colour} is too hard to read: its contrast is ${shown} to 1. Choose a darker colour with at least 4.5 to 1.`;
}

/**
 * The contrast ratio of a colour with white, 1 to 21.
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 *
 * @param colour six hexadecimal digits after a hash sign
 */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
