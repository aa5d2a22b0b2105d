/** A text as a person would read it, with the way back to where each character stands. */
export interface ReadableText {
  text: string;
  /** The offset in the original of a character of `text`; of its length: the original's length. */
  originalOf(offset: number): number;
}

/** Characters without width or ink: they split a word for a computer and not for a reader. */
const invisible =
  /\p{Cf}|\p{Variation_Selector}|[\u115f\u1160\u2060-\u206f\u{e0000}-\u{e007f}]|\u034f/u;

const spelledAlike: [RegExp, string][] = [
  [/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t_]/u, ' '],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u, '-'],
  [/[\u2018\u2019\u201b\u02bc\u02b9\u2032\u0060\u00b4\uff07]/u, "'"],
];

/** Only these are spelled out: a full normalisation would also take superscripts for numbers. */
const ligatureOrWide = /[\ufb00-\ufb06\uff01-\uff5e]/u;

/**
 * Takes out what has no width, and writes spaces, hyphens, apostrophes, ligatures and full-width
 * letters in one way, so that patterns need to know one spelling only. Underscores become spaces.
 */
export function readable(original: string): ReadableText {
  if (/^[\n\r\x20-\x5e\x61-\x7e]*$/u.test(original))
    return { text: original, originalOf: (offset) => offset };
  const offsets: number[] = [];
  let text = '';
  let at = 0;
  for (const character of original) {
    const written = invisible.test(character) ? '' : oneSpelling(character);
    for (let unit = 0; unit < written.length; unit += 1)
      offsets.push(at + Math.min(unit, character.length - 1));
    text += written;
    at += character.length;
  }
  return { text, originalOf: (offset) => offsets[offset] ?? original.length };
}

function oneSpelling(character: string): string {
  if (character >= ' ' && character < '\u007f' && character !== '_' && character !== '`')
    return character;
  if (ligatureOrWide.test(character)) return character.normalize('NFKC');
  for (const [pattern, instead] of spelledAlike) if (pattern.test(character)) return instead;
  return character;
}
