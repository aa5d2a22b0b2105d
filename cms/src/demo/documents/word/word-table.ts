import { Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { FileChild } from 'docx';
import type { DocumentPart } from '../../content-schema';

type TablePart = Extract<DocumentPart, { table: unknown }>['table'];
type FieldsPart = Extract<DocumentPart, { fields: unknown }>['fields'];

/** The width between the margins of an A4 page, in twentieths of a point. */
const fullWidth = 9026;
const margins = { top: 90, bottom: 90, left: 120, right: 120 };
const shading = { type: ShadingType.CLEAR, fill: 'EAF1F2', color: 'auto' };

/** A table with a caption and a heading row that repeats on each page. */
export function plainTable({ caption, head, rows }: TablePart): FileChild[] {
  const width = Math.floor(fullWidth / head.length);
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map((cell) => textCell(cell, width, isHead)),
    });
  const table = new Table({
    width: { size: fullWidth, type: WidthType.DXA },
    columnWidths: head.map(() => width),
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
  return [boldLine(caption), table, new Paragraph('')];
}

/** The fields of a form: each label beside an empty cell, tall enough to write in. */
export function fieldsTable({ fields }: FieldsPart): FileChild[] {
  const widths = [3400, fullWidth - 3400] as const;
  const rows = fields.map(
    (field) =>
      new TableRow({
        cantSplit: true,
        height: { value: (field.lines ?? 1) * 330 + 180, rule: 'atLeast' },
        children: [labelCell(field.label, field.hint, widths[0]), textCell('', widths[1], false)],
      }),
  );
  const table = new Table({
    width: { size: fullWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    rows,
  });
  return [table, new Paragraph('')];
}

function boldLine(text: string): Paragraph {
  return new Paragraph({ keepNext: true, children: [new TextRun({ text, bold: true })] });
}

function textCell(text: string, width: number, isHead: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins,
    shading: isHead ? shading : undefined,
    children: [
      new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, bold: isHead })] }),
    ],
  });
}

function labelCell(label: string, hint: string | undefined, width: number): TableCell {
  const line = (text: string, bold: boolean): Paragraph =>
    new Paragraph({ spacing: { after: 40 }, children: [new TextRun({ text, bold })] });
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins,
    shading,
    children: hint ? [line(label, true), line(hint, false)] : [line(label, true)],
  });
}
