import { addSighting, addText } from '../gathered.js';
import type { XmlElement } from '../read-xml.js';
import type { WordContext } from './word-context.js';

type Kind = 'tracked-deletion' | 'tracked-insertion' | 'tracked-formatting';

const kinds: Record<string, Kind> = {
  'w:ins': 'tracked-insertion',
  'w:moveTo': 'tracked-insertion',
  'w:cellIns': 'tracked-insertion',
  'w:del': 'tracked-deletion',
  'w:moveFrom': 'tracked-deletion',
  'w:cellDel': 'tracked-deletion',
  'w:cellMerge': 'tracked-formatting',
  'w:rPrChange': 'tracked-formatting',
  'w:pPrChange': 'tracked-formatting',
  'w:sectPrChange': 'tracked-formatting',
  'w:tblPrChange': 'tracked-formatting',
  'w:tblPrExChange': 'tracked-formatting',
  'w:tblGridChange': 'tracked-formatting',
  'w:trPrChange': 'tracked-formatting',
  'w:tcPrChange': 'tracked-formatting',
  'w:numberingChange': 'tracked-formatting',
};

/** Tells of changes that were recorded and neither accepted nor rejected. */
export class TrackedChanges {
  private readonly open_: { kind: Kind; name: string; text: string }[] = [];

  private readonly context: WordContext;

  constructor(context: WordContext) {
    this.context = context;
  }

  open({ name, attribute }: XmlElement): void {
    const kind = kinds[name];
    if (!kind) return;
    this.open_.push({ kind, name, text: '' });
    const author = attribute('w:author') ?? '';
    addText(this.context.gathered, 'metadata', author, this.context.at.place());
  }

  close(name: string): void {
    const change = this.open_.at(-1);
    if (change?.name !== name) return;
    this.open_.pop();
    const { gathered, at } = this.context;
    addSighting(gathered, {
      kind: change.kind,
      severity: 'block',
      place: at.place(),
      text: change.kind === 'tracked-formatting' ? '' : change.text,
    });
  }

  text(text: string): void {
    const change = this.open_.at(-1);
    if (change && /^w:(?:t|delText)$/u.test(this.context.at.parent)) change.text += text;
  }
}
