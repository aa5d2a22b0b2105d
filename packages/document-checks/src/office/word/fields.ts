import { addSighting, addText } from '../gathered.js';
import type { XmlElement } from '../read-xml.js';
import type { WordContext } from './word-context.js';

/** Fields that fetch something from elsewhere when the file is opened. */
const fetching = /^\s*(?:LINK|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|RD|DATABASE)\b/iu;
const running = /^\s*(?:DDE|DDEAUTO)\b/iu;
const contents = /^\s*TOC\b/iu;
const withoutWords =
  /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|TOC|PAGEREF|REF|NOTEREF|STYLEREF|SEQ|TIME|DATE|SAVEDATE|CREATEDATE|PRINTDATE|FORMCHECKBOX|FORMTEXT|FORMDROPDOWN|=)\b/iu;

/** Reads the instructions of fields: readers see only what they result in. */
export class Fields {
  private readonly open_: string[] = [];

  private readonly context: WordContext;

  constructor(context: WordContext) {
    this.context = context;
  }

  open({ name, attribute }: XmlElement): void {
    if (name === 'w:fldSimple') this.tell(attribute('w:instr') ?? '');
    if (name === 'w:docPartGallery' && /table of contents/iu.test(attribute('w:val') ?? ''))
      this.context.counts.hasContents = true;
    if (name !== 'w:fldChar') return;
    const type = attribute('w:fldCharType');
    if (type === 'begin') this.open_.push('');
    if (type === 'separate') this.tellOpen();
    if (type === 'end') {
      this.tellOpen();
      this.open_.pop();
    }
  }

  text(text: string): void {
    if (!/^w:(?:instrText|delInstrText)$/u.test(this.context.at.parent)) return;
    const last = this.open_.length - 1;
    if (last < 0) this.tell(text);
    else this.open_[last] += text;
  }

  private tellOpen(): void {
    const last = this.open_.length - 1;
    if (last < 0) return;
    this.tell(this.open_[last] ?? '');
    this.open_[last] = '';
  }

  private tell(instruction: string): void {
    const { gathered, at, counts } = this.context;
    const place = at.place();
    if (running.test(instruction))
      addSighting(gathered, { kind: 'running-field', severity: 'block', place, text: instruction });
    if (fetching.test(instruction))
      addSighting(gathered, { kind: 'fetching-field', severity: 'warn', place, text: instruction });
    if (contents.test(instruction)) counts.hasContents = true;
    if (withoutWords.test(instruction)) return;
    const isLink = /^\s*HYPERLINK\b/iu.test(instruction);
    addText(gathered, isLink ? 'link' : 'hidden-text', quotedIn(instruction), place);
  }
}

/** What an instruction holds between quotation marks, or all behind its name. */
function quotedIn(instruction: string): string {
  const quoted = [...instruction.matchAll(/"([^"]*)"/gu)].map(([, inside = '']) => inside);
  return quoted.length > 0 ? quoted.join('\n') : instruction.replace(/^\s*\S+/u, '');
}
