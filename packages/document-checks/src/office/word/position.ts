import { inWords } from '../gathered.js';
import type { Place } from '../../report.js';
import type { XmlElement } from '../read-xml.js';

/** The kinds of parts of a Word file that hold text. */
export type WordPartKind =
  'document' | 'header' | 'footer' | 'footnotes' | 'endnotes' | 'comments' | 'building-blocks';

const partWords: Record<Exclude<WordPartKind, 'document'>, string> = {
  header: 'Header',
  footer: 'Footer',
  footnotes: 'Footnote',
  endnotes: 'Endnote',
  comments: 'Comment',
  'building-blocks': 'Saved building block',
};

const counted: Record<string, true> = { 'w:footnote': true, 'w:endnote': true, 'w:comment': true };

/** Where in a part the reading is: the open elements, and the place in words. */
export class Position {
  readonly path: string[] = [];
  /** Notes without a number are the lines that Word draws above notes. */
  private note = 0;
  /** How many paragraphs have begun. */
  paragraph = 0;
  private page = 1;

  readonly kind: WordPartKind;

  constructor(kind: WordPartKind) {
    this.kind = kind;
  }

  open({ name, attribute }: XmlElement): void {
    if (name === 'w:p') this.paragraph += 1;
    if (name === 'w:lastRenderedPageBreak') this.page += 1;
    if (counted[name] && attribute('w:type') === undefined) this.note += 1;
    this.path.push(name);
  }

  close(): void {
    this.path.pop();
  }

  /** Whether an element of this name is open, however far above. */
  isIn(name: string): boolean {
    return this.path.includes(name);
  }

  get parent(): string {
    return this.path.at(-1) ?? '';
  }

  place(): Place {
    const box = this.isIn('w:txbxContent') ? 'Text box, ' : '';
    if (this.kind === 'document') {
      const page = this.page > 1 ? `About page ${this.page}, paragraph` : 'Paragraph';
      return inWords(`${box}${box ? page.toLowerCase() : page} ${this.paragraph}`);
    }
    const number = this.note > 0 ? ` ${this.note}` : '';
    return inWords(`${box}${partWords[this.kind]}${number}`);
  }
}
