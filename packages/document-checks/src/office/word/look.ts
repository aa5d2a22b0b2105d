import type { XmlElement } from '../read-xml.js';
import { themeColour } from './theme-colours.js';

/** How letters look, as far as it decides whether a reader sees them. Undefined: not said here. */
export interface Look {
  isHidden?: boolean;
  /** Six hexadecimal digits, or `auto`: black, or white on something dark. */
  colour?: string;
  /** The colour behind the letters, by shading; `auto` for none. */
  shading?: string;
  /** The colour of the marker pen; it does not change what `auto` letters look like. */
  highlight?: string;
  /** In half points. */
  size?: number;
  /** Drawn without fill, or all transparent. */
  isTransparent?: boolean;
}

const highlights: Record<string, string> = {
  black: '000000',
  blue: '0000ff',
  cyan: '00ffff',
  darkblue: '000080',
  darkcyan: '008080',
  darkgray: '808080',
  darkgreen: '008000',
  darkmagenta: '800080',
  darkred: '800000',
  darkyellow: '808000',
  green: '00ff00',
  lightgray: 'c0c0c0',
  magenta: 'ff00ff',
  red: 'ff0000',
  white: 'ffffff',
  yellow: 'ffff00',
};

/** Takes over what one element of a run's properties says. */
export function readLook(look: Look, { name, attribute }: XmlElement): void {
  const value = attribute('w:val');
  if (name === 'w:vanish') look.isHidden = isOn(value);
  if (name === 'w:color') look.colour = colourOf(attribute) ?? look.colour;
  if (name === 'w:sz' && value) look.size = Number(value);
  if (name === 'w:highlight') look.highlight = highlights[value?.toLowerCase() ?? ''] ?? 'none';
  if (name === 'w:shd') look.shading = shadingOf(attribute);
  if (name === 'w14:noFill') look.isTransparent = true;
  if (name === 'w14:alpha' && Number(attribute('w14:val')) >= 95_000) look.isTransparent = true;
}

/** A switch is on when it is named without a value. */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !['0', 'false', 'off'].includes(value);

/** The colour of letters; one of the theme counts where no other is given. */
function colourOf(attribute: XmlElement['attribute']): string | undefined {
  const given = attribute('w:val')?.toLowerCase();
  if (given && given !== 'auto') return given;
  const [tint, shade] = [attribute('w:themeTint'), attribute('w:themeShade')];
  return themeColour(attribute('w:themeColor'), tint, shade) ?? given;
}

/** A pattern that covers all is drawn in its own colour; all others let the fill through. */
export function shadingOf(attribute: XmlElement['attribute']): string {
  if (attribute('w:val') !== 'solid') return fillOf(attribute);
  const given = attribute('w:color')?.toLowerCase() ?? 'auto';
  if (given !== 'auto') return given;
  const [tint, shade] = [attribute('w:themeTint'), attribute('w:themeShade')];
  return themeColour(attribute('w:themeColor'), tint, shade) ?? '000000';
}

function fillOf(attribute: XmlElement['attribute']): string {
  const given = attribute('w:fill')?.toLowerCase() ?? 'auto';
  if (given !== 'auto') return given;
  const [tint, shade] = [attribute('w:themeFillTint'), attribute('w:themeFillShade')];
  return themeColour(attribute('w:themeFill'), tint, shade) ?? 'auto';
}

/** How different two colours are, from 1 (the same) to 21 (black and white), as WCAG counts it. */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [brightness(one), brightness(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Relative luminance, 0 to 1. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
