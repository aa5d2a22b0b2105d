import type { XmlElement } from '../read-xml.js';
import { isOn, shadingOf } from './look.js';
import type { CellColour } from './styles.js';
import type { WordContext } from './word-context.js';

interface Table {
  style: string | null;
  rows: number;
  columns: number;
  hasHeader: boolean;
  isRowHidden: boolean;
  /** Of the cell that is open. */
  shading: string | null;
  tableShading: string | null;
}

/** The tables around the text that is read: what colours it, and whether they have headings. */
export class Tables {
  private readonly open_: Table[] = [];

  private readonly context: WordContext;

  constructor(context: WordContext) {
    this.context = context;
  }

  open({ name, attribute }: XmlElement): void {
    if (name === 'w:tbl') this.open_.push(newTable());
    const table = this.open_.at(-1);
    const { parent } = this.context.at;
    if (!table) return;
    if (name === 'w:tr') {
      table.rows += 1;
      table.isRowHidden = false;
    }
    if (name === 'w:tblStyle') table.style = attribute('w:val') ?? null;
    if (name === 'w:gridCol') table.columns += 1;
    if (name === 'w:tblHeader' && isOn(attribute('w:val'))) table.hasHeader = true;
    if (name === 'w:hidden' && parent === 'w:trPr') table.isRowHidden = isOn(attribute('w:val'));
    if (name === 'w:tc') table.shading = null;
    if (name === 'w:shd' && parent === 'w:tcPr') table.shading = shadingOf(attribute);
    if (name === 'w:shd' && parent === 'w:tblPr') table.tableShading = shadingOf(attribute);
  }

  close(name: string): void {
    if (name !== 'w:tbl') return;
    const table = this.open_.pop();
    // Tables of one row or column only set things side by side.
    if (!table || table.rows < 2 || table.columns < 2 || this.context.at.kind !== 'document')
      return;
    this.context.counts.tables += 1;
    if (!table.hasHeader) this.context.counts.tablesWithoutHeader += 1;
  }

  get isRowHidden(): boolean {
    return this.open_.some((table) => table.isRowHidden);
  }

  /** What is painted behind the text by the innermost cell, table or table style that says it. */
  get colour(): CellColour {
    for (const { shading, tableShading, style, rows } of this.open_.toReversed()) {
      const direct = [shading, tableShading].find((colour) => colour && colour !== 'auto');
      if (direct) return { colour: direct };
      const ofStyle = this.context.styles.cellColour(style, { isInFirstRow: rows === 1 });
      if (ofStyle !== 'none') return ofStyle;
    }
    return 'none';
  }
}

const newTable = (): Table => ({
  style: null,
  rows: 0,
  columns: 0,
  hasHeader: false,
  isRowHidden: false,
  shading: null,
  tableShading: null,
});
