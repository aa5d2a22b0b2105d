import { addSighting, addText } from '../gathered.js';
import type { XmlElement } from '../read-xml.js';
import { type Look, readLook, shadingOf } from './look.js';
import type { Tables } from './tables.js';
import { type Behind, unseenBecause, type Unseen } from './visibility.js';
import type { WordContext } from './word-context.js';

interface Run {
  style: string | null;
  look: Look;
}

interface Paragraph {
  style: string | null;
  outline: number | null;
  shading: string | null;
  text: string;
  hidden: string;
  deleted: string;
  run: Run | null;
  runsUnseen: Map<string, { unseen: Unseen; text: string }>;
}

const instead: Record<string, string> = {
  'w:tab': ' ',
  'w:ptab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:softHyphen': '\u00ad',
};

const linesOnBanner = 4;

/** Reads the text of paragraphs, and tells what of it a reader sees. */
export class Paragraphs {
  private readonly open_: Paragraph[] = [];

  private readonly context: WordContext;
  private readonly tables: Tables;

  constructor(context: WordContext, tables: Tables) {
    this.context = context;
    this.tables = tables;
  }

  open(element: XmlElement): void {
    const { name, attribute } = element;
    const { at } = this.context;
    if (name === 'w:p') this.open_.push(newParagraph());
    const paragraph = this.open_.at(-1);
    if (!paragraph) return;
    if (name === 'w:pStyle' && at.parent === 'w:pPr') paragraph.style = attribute('w:val') ?? null;
    if (name === 'w:outlineLvl' && at.parent === 'w:pPr')
      paragraph.outline = Number(attribute('w:val'));
    if (name === 'w:shd' && at.parent === 'w:pPr') paragraph.shading = shadingOf(attribute);
    if (name === 'w:r') paragraph.run = { style: null, look: {} };
    if (paragraph.run && isInRunProperties(at.path)) this.readRun(paragraph.run, element);
    // The properties of a run hold tab stops of another kind; only in the run itself it is a space.
    if (at.parent === 'w:r' && instead[name] !== undefined) this.take(instead[name]);
  }

  close(name: string): void {
    const paragraph = this.open_.at(-1);
    if (name === 'w:r' && paragraph) paragraph.run = null;
    if (name === 'w:p' && paragraph) {
      this.open_.pop();
      this.finish(paragraph);
    }
  }

  text(text: string): void {
    const { at } = this.context;
    if (['w:t', 'w:delText', 'a:t', 'm:t'].includes(at.parent)) this.take(text);
  }

  private readRun(run: Run, element: XmlElement): void {
    if (element.name === 'w:rStyle') run.style = element.attribute('w:val') ?? null;
    readLook(run.look, element);
  }

  private take(text: string): void {
    const { at, styles } = this.context;
    const paragraph = this.open_.at(-1);
    if (!paragraph) return addText(this.context.gathered, 'text', text, at.place());
    if (at.parent === 'w:delText' || at.isIn('w:del') || at.isIn('w:moveFrom')) {
      paragraph.deleted += text;
      return;
    }
    const run = paragraph.run ?? { style: null, look: {} };
    const look = styles.lookOf(paragraph.style, run.style, run.look);
    const unseen: Unseen | null = this.tables.isRowHidden
      ? { kind: 'hidden-text', severity: 'block' }
      : unseenBecause(look, this.behind(paragraph));
    if (!unseen || at.kind === 'building-blocks') {
      paragraph.text += text;
      return;
    }
    paragraph.hidden += text;
    const key = `${unseen.kind} ${unseen.severity}`;
    const known = paragraph.runsUnseen.get(key);
    paragraph.runsUnseen.set(key, { unseen, text: (known?.text ?? '') + text });
  }

  private behind({ shading }: Paragraph): Behind {
    const { at, pageColour } = this.context;
    const ofTable = this.tables.colour;
    const colour = typeof ofTable === 'object' ? ofTable.colour : null;
    return {
      shading: shading && shading !== 'auto' ? shading : colour,
      pageColour,
      isUnsure:
        ofTable === 'unsure' ||
        at.isIn('w:txbxContent') ||
        at.kind === 'header' ||
        at.kind === 'footer',
    };
  }

  private finish(paragraph: Paragraph): void {
    const { at, gathered, counts, seenParagraphs } = this.context;
    const place = at.place();
    for (const { unseen, text } of paragraph.runsUnseen.values()) this.tellUnseen(unseen, text);
    const channel = at.kind === 'comments' ? 'comment' : 'text';
    addText(
      gathered,
      at.kind === 'building-blocks' ? 'hidden-text' : channel,
      paragraph.text,
      place,
    );
    addText(gathered, 'hidden-text', paragraph.hidden, place);
    addText(gathered, 'earlier-save', paragraph.deleted, place);
    seenParagraphs.add(paragraph.text.trim());
    if (at.kind !== 'document') return;
    counts.words += paragraph.text.split(/\s+/u).filter(Boolean).length;
    const level = this.levelOf(paragraph);
    if (level !== null && paragraph.text.trim() !== '') counts.headings.push(level);
  }

  private tellUnseen({ kind, severity, isOnPage }: Unseen, text: string): void {
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    const { gathered, at, whiteOnPage } = this.context;
    const place = at.place();
    const sighting = { kind, severity, place, text, value: severity };
    if (isOnPage && this.isNearBanner)
      addSighting(gathered, { ...sighting, severity: 'warn', value: 'warn' });
    else if (isOnPage) whiteOnPage.push(sighting);
    else addSighting(gathered, sighting);
  }

  /** How far down a banner reaches is not worked out, so the next lines may be on it too. */
  private get isNearBanner(): boolean {
    const { at, lastBannerAt } = this.context;
    return lastBannerAt !== null && at.paragraph - lastBannerAt <= linesOnBanner;
  }

  private levelOf({ style, outline }: Paragraph): number | null {
    if (outline !== null) return outline > 8 ? null : outline + 1;
    return this.context.styles.headingLevelOf(style);
  }
}

/** Inside the properties of a run, and not in what they were before a tracked change. */
function isInRunProperties(path: readonly string[]): boolean {
  const properties = path.lastIndexOf('w:rPr');
  return properties > 0 && path[properties - 1] === 'w:r' && !path.includes('w:rPrChange');
}

const newParagraph = (): Paragraph => ({
  style: null,
  outline: null,
  shading: null,
  text: '',
  hidden: '',
  deleted: '',
  run: null,
  runsUnseen: new Map(),
});
