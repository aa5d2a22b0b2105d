/**
 * The colours of Word's own theme. A file has another one seldom, and then mostly of like brightness,
 * which is what decides whether letters are seen.
 */
const themeColours: Record<string, string> = {
  dark1: '000000',
  text1: '000000',
  light1: 'ffffff',
  background1: 'ffffff',
  dark2: '44546a',
  text2: '44546a',
  light2: 'e7e6e6',
  background2: 'e7e6e6',
  accent1: '4472c4',
  accent2: 'ed7d31',
  accent3: 'a5a5a5',
  accent4: 'ffc000',
  accent5: '5b9bd5',
  accent6: '70ad47',
  hyperlink: '0563c1',
  followedhyperlink: '954f72',
};

/**
 * A colour of the theme, which Word writes beside the colour that it comes to. Other programs write
 * it alone.
 *
 * @param tint how much of it is left where it is mixed with white: two hexadecimal digits
 * @param shade the same with black
 * @returns six hexadecimal digits; undefined for a name that is no colour
 */
export function themeColour(
  name: string | undefined,
  tint: string | undefined,
  shade: string | undefined,
): string | undefined {
  const colour = themeColours[name?.toLowerCase() ?? ''];
  if (colour === undefined) return undefined;
  const mixed = mix(colour, 255, tint);
  return mix(mixed, 0, shade);
}

function mix(colour: string, other: number, left: string | undefined): string {
  const part = left === undefined ? 1 : parseInt(left, 16) / 255;
  if (!Number.isFinite(part)) return colour;
  return [0, 2, 4]
    .map((at) => parseInt(colour.slice(at, at + 2), 16))
    .map((value) => Math.round(value * part + other * (1 - part)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('');
}
