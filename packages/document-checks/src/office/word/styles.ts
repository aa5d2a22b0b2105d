import type { Look } from './look.js';
import type { WrittenStyle, WrittenStyles } from './read-styles.js';

/** The styles of a Word file, resolved along what they are based on. */
export interface Styles {
  /** How a run looks: defaults, then its paragraph's style, its own style, and what it says itself. */
  lookOf(paragraphStyle: string | null, runStyle: string | null, direct: Look): Look;
  /** The level of a heading, from 1; null for a paragraph that is none. */
  headingLevelOf(paragraphStyle: string | null): number | null;
  /** What a table's style paints behind its cells: a colour, nothing, or it cannot be told here. */
  cellColour(tableStyle: string | null, cell: { isInFirstRow: boolean }): CellColour;
  language: string | null;
}

export type CellColour = { colour: string } | 'none' | 'unsure';

/** Deeper chains go in a circle. */
const deepest = 30;

export function resolveStyles(read: WrittenStyles): Styles {
  const chainOf = (id: string | null) => chainIn(read.styles, id);
  const known = new Map<string, Look>();
  const lookOfStyle = (id: string | null) => {
    const look =
      known.get(id ?? '') ?? Object.assign({}, ...chainOf(id).map((style) => said(style.look)));
    known.set(id ?? '', look);
    return look as Look;
  };
  return {
    language: read.language,
    lookOf(paragraphStyle, runStyle, direct) {
      const paragraph = lookOfStyle(paragraphStyle ?? read.defaultParagraph);
      const run = lookOfStyle(runStyle);
      // Hidden by both styles is shown again: ECMA-376, part 1, 17.7.3.
      const isHiddenByOne = (paragraph.isHidden ?? false) !== (run.isHidden ?? false);
      const isHidden = direct.isHidden ?? (read.defaults.isHidden === true || isHiddenByOne);
      return { ...read.defaults, ...paragraph, ...run, ...said(direct), isHidden };
    },
    headingLevelOf(paragraphStyle) {
      const chain = chainOf(paragraphStyle ?? read.defaultParagraph);
      const named = chain.map(({ name }) => /^heading ([1-9])$/u.exec(name)?.[1]).findLast(Boolean);
      if (named) return Number(named);
      const outline = chain.map((style) => style.outline).findLast((level) => level !== null);
      return outline === undefined || outline === null || outline > 8 ? null : outline + 1;
    },
    cellColour: (tableStyle, cell) => colourOfCell(chainOf(tableStyle), cell),
  };
}

/** What a style is based on, the lowest first, and itself. */
function chainIn(styles: ReadonlyMap<string, WrittenStyle>, id: string | null): WrittenStyle[] {
  const chain: WrittenStyle[] = [];
  let next = id;
  while (next !== null && chain.length < deepest) {
    const style = styles.get(next);
    if (!style) break;
    chain.unshift(style);
    next = style.basedOn;
  }
  return chain;
}

/** Bands and edges depend on switches of the table, so of them it is only said that they may be. */
function colourOfCell(
  chain: readonly WrittenStyle[],
  { isInFirstRow }: { isInFirstRow: boolean },
): CellColour {
  const cells = new Map(chain.flatMap((style) => [...style.cells]));
  const colour = (isInFirstRow ? cells.get('firstRow') : undefined) ?? cells.get('whole');
  if (colour && colour !== 'auto') return { colour };
  const others = [...cells.keys()].filter((part) => part !== 'firstRow' && part !== 'whole');
  return others.length > 0 ? 'unsure' : 'none';
}

/** Only what is said: an undefined colour must not undo that of the style below. */
const said = (look: Look): Look =>
  Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
