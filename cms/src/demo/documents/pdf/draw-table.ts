import type { DocumentPart } from '../../content-schema';
import {
  artifact,
  design,
  group,
  keepTogether,
  tagged,
  textWidth,
  type Drawing,
  type Element,
} from './drawing';

type TablePart = Extract<DocumentPart, { table: unknown }>['table'];
export type FieldsPart = Extract<DocumentPart, { fields: unknown }>['fields'];

const padding = 6;
const cellText = { size: 10.5, lineGap: 2.5 };

interface Row {
  cells: readonly string[];
  widths: readonly number[];
  kind: 'head' | 'body' | 'field';
  leastHeight: number;
  /** What to write, in lighter words below the label of a field. */
  hint?: string;
}

/** Draws a table with its caption; its heading row is repeated, for the eye only, on a new page. */
export function drawTable(drawing: Drawing, { caption, head, rows }: TablePart): void {
  const widths = columnWidths([head, ...rows], textWidth(drawing));
  const headRow: Row = { cells: head, widths, kind: 'head', leastHeight: 0 };
  const bodyRows = rows.map((cells): Row => ({ cells, widths, kind: 'body', leastHeight: 0 }));
  drawRows(drawing, caption, bodyRows, headRow);
}

/** Draws the fields of a form: a label, and room to write. */
export function drawFields(drawing: Drawing, { fields }: FieldsPart): void {
  drawRows(
    drawing,
    null,
    fields.map((field) => fieldRow(drawing, field)),
    null,
  );
}

/** How much room the first field needs, in points, so that no heading is left behind. */
export function heightOfFirstField(drawing: Drawing, { fields }: FieldsPart): number {
  return fields[0] ? heightOf(drawing, fieldRow(drawing, fields[0])) : 0;
}

function fieldRow(drawing: Drawing, { label, hint, lines }: FieldsPart['fields'][number]): Row {
  const width = textWidth(drawing);
  return {
    cells: [label, ''],
    hint,
    widths: [width * 0.38, width * 0.62],
    kind: 'field',
    leastHeight: (lines ?? 1) * 16 + padding * 2,
  };
}

function drawRows(drawing: Drawing, caption: string | null, rows: Row[], head: Row | null): void {
  const { file } = drawing;
  const first = rows[0] ? heightOf(drawing, rows[0]) : 0;
  keepTogether(drawing, (head ? heightOf(drawing, head) : 0) + first + 30);
  const table = group(drawing, drawing.root, 'Table');
  if (caption) drawCaption(drawing, table, caption);
  if (head) drawRow(drawing, table, head);
  for (const row of rows) {
    const pages = file.bufferedPageRange().count;
    keepTogether(drawing, heightOf(drawing, row));
    if (head && file.bufferedPageRange().count > pages) drawRow(drawing, null, head);
    drawRow(drawing, table, row);
  }
  table.end();
  file.font('regular').fontSize(design.textSize).fillColor(design.ink);
  file.x = design.left;
  file.y += 14;
}

function drawCaption(drawing: Drawing, table: Element, caption: string): void {
  const { file } = drawing;
  tagged(drawing, table, 'Caption', () =>
    file
      .font('bold')
      .fontSize(11)
      .text(caption, design.left, file.y, { width: textWidth(drawing) }),
  );
  file.y += 5;
}

/** Draws a row under `table`, or, with null, as decoration. */
function drawRow(drawing: Drawing, table: Element | null, row: Row): void {
  const { file } = drawing;
  const height = heightOf(drawing, row);
  const top = file.y;
  artifact(drawing, 'Layout', () => drawGrid(drawing, row, top, height));
  const tableRow = table ? group(drawing, table, 'TR') : null;
  let x = design.left;
  row.cells.forEach((cell, index) => {
    const isHeader = isHeaderCell(row, index);
    const write = (): void => {
      file
        .font(isHeader ? 'bold' : 'regular')
        .fontSize(cellText.size)
        .fillColor(design.ink);
      const width = (row.widths[index] ?? 0) - padding * 2;
      file.text(cell, x + padding, top + padding, { width, lineGap: cellText.lineGap });
      if (index === 0 && row.hint)
        file.font('regular').text(row.hint, { width, lineGap: cellText.lineGap });
    };
    const scope = row.kind === 'head' ? 'Column' : 'Row';
    if (!tableRow) artifact(drawing, 'Pagination', write);
    else if (isHeader) tagged(drawing, tableRow, 'TH', write, { scope });
    else tagged(drawing, tableRow, 'TD', write);
    x += row.widths[index] ?? 0;
  });
  tableRow?.end();
  file.y = top + height;
}

function drawGrid(drawing: Drawing, row: Row, top: number, height: number): void {
  const { file } = drawing;
  let x = design.left;
  row.widths.forEach((width, index) => {
    if (isHeaderCell(row, index)) {
      file.rect(x, top, width, height).fill(design.pale);
    }
    file.rect(x, top, width, height).lineWidth(0.7).stroke(design.line);
    x += width;
  });
}

function heightOf(drawing: Drawing, row: Row): number {
  const { file } = drawing;
  const heights = row.cells.map((cell, index) => {
    file.font(isHeaderCell(row, index) ? 'bold' : 'regular').fontSize(cellText.size);
    const words = index === 0 && row.hint ? `${cell}\n${row.hint}` : cell;
    const width = (row.widths[index] ?? 0) - padding * 2;
    return file.heightOfString(words, { width, lineGap: cellText.lineGap });
  });
  return Math.max(row.leastHeight, ...heights) + padding * 2;
}

function isHeaderCell(row: Row, index: number): boolean {
  return row.kind === 'head' || (row.kind === 'field' && index === 0);
}

/** Wider columns for longer words; the square root keeps short ones from being squeezed. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const count = rows[0]?.length ?? 1;
  const weights = Array.from({ length: count }, (_, column) => {
    const longest = Math.max(...rows.map((row) => (row[column] ?? '').length));
    return Math.sqrt(Math.max(longest, 12));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (weight / total) * width);
}
