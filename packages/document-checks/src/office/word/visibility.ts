import type { Severity } from '../../report.js';
import { brightness, contrastOf, type Look } from './look.js';

/** What is behind a run of letters. */
export interface Behind {
  /** Of the nearest shaded cell or paragraph; null where none says a colour. */
  shading: string | null;
  pageColour: string | null;
  /** A table's style or a shape may colour the ground in a way not worked out. */
  isUnsure: boolean;
}

export interface Unseen {
  kind: 'hidden-text' | 'same-colour-text' | 'text-under-dark-highlight' | 'tiny-text';
  severity: Severity;
  /** In the colour of the page: a large picture behind it would make it visible. */
  isOnPage?: boolean;
}

/** In half points: two points are a hair line. */
const tinySize = 4;
const hardlyDiffers = 1.1;
const darkAsInk = 0.05;

/** Why a reader does not see letters that look like this; null where they are seen. */
export function unseenBecause(look: Look, behind: Behind): Unseen | null {
  if (look.isHidden) return { kind: 'hidden-text', severity: 'block' };
  if (look.isTransparent) return { kind: 'same-colour-text', severity: 'block' };
  const overDark = underDarkHighlight(look);
  if (overDark) return overDark;
  const ground = groundOf(look, behind);
  if (isColour(look.colour) && contrastOf(look.colour, ground.colour) < hardlyDiffers)
    return {
      kind: 'same-colour-text',
      severity: ground.isSure ? 'block' : 'warn',
      isOnPage: ground.isPage,
    };
  if (look.size !== undefined && look.size <= tinySize)
    return { kind: 'tiny-text', severity: 'warn' };
  return null;
}

/** Black letters stay black under the marker pen; on shading, Word turns them white by itself. */
function underDarkHighlight({ highlight, colour }: Look): Unseen | null {
  if (!isColour(highlight)) return null;
  const ink = isColour(colour) ? colour : '000000';
  if (contrastOf(ink, highlight) >= hardlyDiffers) return null;
  const isDark = brightness(highlight) < darkAsInk;
  return { kind: isDark ? 'text-under-dark-highlight' : 'same-colour-text', severity: 'block' };
}

function groundOf(
  look: Look,
  behind: Behind,
): { colour: string; isSure: boolean; isPage: boolean } {
  const said = [look.highlight, look.shading, behind.shading].find(isColour);
  if (said) return { colour: said, isSure: true, isPage: false };
  return { colour: behind.pageColour ?? 'ffffff', isSure: !behind.isUnsure, isPage: true };
}

const isColour = (colour: string | null | undefined): colour is string =>
  /^[0-9a-f]{6}$/u.test(colour ?? '');
