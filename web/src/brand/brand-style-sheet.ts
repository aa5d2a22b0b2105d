type Rgb = [number, number, number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

/** The least contrast of text in WCAG 2.2 AA: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const enough = 4.5;

/**
 * The style sheet that gives the site a partnership's colour, as custom properties: the colour
 * itself under white text, a darker one for links, and two pale ones for grounds and lines.
 * A colour on which white cannot be read is darkened until it can.
 *
 * @param colour `#` and six hexadecimal digits
 */
export function brandStyleSheet(colour: string): string {
  const brand = readable(parse(colour));
  const dark = mix(brand, black, 0.28);
  const properties = {
    '--brand': brand,
    '--brand-dark': dark,
    '--brand-tint': mix(brand, white, 0.93),
    '--brand-line': mix(brand, white, 0.65),
    '--govuk-brand-colour': brand,
    '--govuk-link-colour': dark,
  };
  const lines = Object.entries(properties).map(([name, value]) => `${name}:${format(value)}`);
  // More specific than the site's own defaults.
  return `html:root{${lines.join(';')}}`;
}

/** How far two colours stand apart, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  return ratio(parse(one), parse(other));
}

function ratio(one: Rgb, other: Rgb): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
}

function readable(colour: Rgb): Rgb {
  return ratio(colour, white) >= enough ? colour : readable(mix(colour, black, 0.05));
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix([r, g, b]: Rgb, [otherR, otherG, otherB]: Rgb, share: number): Rgb {
  const part = (from: number, to: number) => Math.round(from + (to - from) * share);
  return [part(r, otherR), part(g, otherG), part(b, otherB)];
}

function parse(colour: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Rgb;
}

function format(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
