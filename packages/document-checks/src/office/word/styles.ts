import type { OfficePackage } from '../open-package.js';
import { readXml } from '../read-xml.js';
import { type Look, readLook } from './look.js';

interface Style {
  type: string;
  basedOn: string | null;
  look: Look;
  /** 0 for a heading of the first level. */
  outline: number | null;
  name: string;
}

/** The styles of a Word file, resolved along what they are based on. */
export interface Styles {
  /** How a run looks: defaults, then its paragraph's style, its own style, and what it says itself. */
  lookOf(paragraphStyle: string | null, runStyle: string | null, direct: Look): Look;
  /** The level of a heading, from 1; null for a paragraph that is none. */
  headingLevelOf(paragraphStyle: string | null): number | null;
  /** Whether a table's style colours its cells, so that white letters are seen there. */
  shadesCells(tableStyle: string | null): boolean;
  language: string | null;
}

/** Deeper chains go in a circle. */
const deepest = 30;

export async function readStyles(parts: OfficePackage, name: string | null): Promise<Styles> {
  const styles = new Map<string, Style>();
  const shading = new Set<string>();
  const defaults: Look = {};
  let defaultParagraph: string | null = null;
  let language: string | null = null;
  let current: Style | null = null;
  const path: string[] = [];
  const open: NonNullable<Parameters<typeof readXml>[2]['open']> = (element) => {
    const value = element.attribute('w:val') ?? '';
    if (element.name === 'w:style') {
      const id = element.attribute('w:styleId') ?? '';
      current = {
        type: element.attribute('w:type') ?? '',
        basedOn: null,
        look: {},
        outline: null,
        name: '',
      };
      styles.set(id, current);
      if (
        current.type === 'paragraph' &&
        /^(?:1|true|on)$/u.test(element.attribute('w:default') ?? '')
      )
        defaultParagraph = id;
    }
    if (path.includes('w:docDefaults') && path.includes('w:rPr')) {
      readLook(defaults, element);
      if (element.name === 'w:lang') language = element.attribute('w:val') ?? language;
    } else if (current)
      readStyle(current, element.name, value, path, () => readLook(current?.look ?? {}, element));
    if (current?.type === 'table' && element.name === 'w:shd')
      shading.add([...styles.keys()].at(-1) ?? '');
    path.push(element.name);
  };
  const close = (closed: string) => {
    path.pop();
    if (closed === 'w:style') current = null;
  };
  if (name) await readXml(parts, name, { open, close });
  return resolved({ styles, shading, defaults, defaultParagraph, language });
}

function readStyle(
  style: Style,
  name: string,
  value: string,
  path: readonly string[],
  takeLook: () => void,
): void {
  const parent = path.at(-1);
  if (parent === 'w:style' && name === 'w:basedOn') style.basedOn = value;
  if (parent === 'w:style' && name === 'w:name') style.name = value.toLowerCase();
  if (parent === 'w:pPr' && name === 'w:outlineLvl') style.outline = Number(value);
  if (parent === 'w:pPr' && name === 'w:shd') takeLook();
  const isOfRun = path.includes('w:rPr') && !path.includes('w:tblStylePr');
  if (isOfRun && !path.includes('w:rPrChange')) takeLook();
}

function resolved(read: {
  styles: Map<string, Style>;
  shading: Set<string>;
  defaults: Look;
  defaultParagraph: string | null;
  language: string | null;
}): Styles {
  const chainOf = (id: string | null): Style[] => {
    const chain: Style[] = [];
    let next = id;
    while (next !== null && chain.length < deepest) {
      const style = read.styles.get(next);
      if (!style) break;
      chain.unshift(style);
      next = style.basedOn;
    }
    return chain;
  };
  const lookOfChain = (id: string | null) =>
    chainOf(id).reduce<Look>((look, style) => ({ ...look, ...said(style.look) }), {});
  const known = new Map<string, Look>();
  const lookOfStyle = (id: string | null) => {
    const found = known.get(id ?? '') ?? lookOfChain(id);
    known.set(id ?? '', found);
    return found;
  };
  return {
    language: read.language,
    lookOf(paragraphStyle, runStyle, direct) {
      const paragraph = lookOfStyle(paragraphStyle ?? read.defaultParagraph);
      const run = lookOfStyle(runStyle);
      const together = { ...read.defaults, ...paragraph, ...run, ...said(direct) };
      // Hidden by both styles is shown again: ECMA-376, part 1, 17.7.3.
      const isHiddenByOne = (paragraph.isHidden ?? false) !== (run.isHidden ?? false);
      together.isHidden = direct.isHidden ?? (read.defaults.isHidden === true || isHiddenByOne);
      return together;
    },
    headingLevelOf(paragraphStyle) {
      const chain = chainOf(paragraphStyle ?? read.defaultParagraph);
      const named = chain.map(({ name }) => /^heading ([1-9])$/u.exec(name)?.[1]).findLast(Boolean);
      if (named) return Number(named);
      const outline = chain.map((style) => style.outline).findLast((level) => level !== null);
      return outline === undefined || outline === null || outline > 8 ? null : outline + 1;
    },
    shadesCells: (tableStyle) =>
      tableStyle !== null && tableChain(read.styles, tableStyle).some((id) => read.shading.has(id)),
  };
}

function tableChain(styles: ReadonlyMap<string, Style>, id: string): string[] {
  const chain: string[] = [];
  let next: string | null = id;
  while (next !== null && chain.length < deepest) {
    chain.push(next);
    next = styles.get(next)?.basedOn ?? null;
  }
  return chain;
}

/** Only what is said: an undefined colour must not undo that of the style below. */
const said = (look: Look): Look =>
  Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
