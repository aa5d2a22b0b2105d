import { stringify } from 'csv-stringify/sync';
import { inTurns } from './in-turns.ts';

/** What stands under a name, and what people are told about it. */
export interface Column<T> {
  about: string;
  cell(row: T): string;
}

export type Columns<T> = Readonly<Record<string, Column<T>>>;

/** Excel takes UTF-8 for the letters of one country unless this comes first. */
const byteOrderMark = '\uFEFF';

/**
 * Rows as CSV (RFC 4180), in pieces: UTF-8 with a byte order mark, commas, one header row, lines that
 * end with CR LF. A cell that a spreadsheet would run as a formula begins with an apostrophe:
 * https://owasp.org/www-community/attacks/CSV_Injection
 *
 * @param rowsOf the rows that an entry has in the file
 */
export async function* csvFile<E, T>(
  columns: Columns<T>,
  entries: readonly E[],
  rowsOf: (entry: E) => readonly T[],
): AsyncGenerator<string> {
  const cells = Object.values(columns);
  const cellsOf = (row: T) => cells.map(({ cell }) => withoutFormula(cell(row)));
  yield byteOrderMark + csvLines([Object.keys(columns)]);
  for await (const some of inTurns(entries)) yield csvLines(some.flatMap(rowsOf).map(cellsOf));
}

function csvLines(rows: string[][]): string {
  // The library puts quotes round a line break only where it is the one that ends records.
  return stringify(rows, { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/**
 * A sign that begins a formula, also as the wide letters of East Asia, with the blanks and quotes that
 * are dropped before it: at the start of a cell, and wherever a program begins a new one that takes semicolons for
 * the border of cells, as Excel does in much of Europe, and then no longer minds the quotes.
 */
const formulaStart = /(^|[;\t\r\n])((?![;\t\r\n])[\s"\p{Cc}\p{Cf}])*(?=[=+\-@＝＋－＠])/gu;

function withoutFormula(cell: string): string {
  const text = cell.replace(formulaStart, "$&'");
  return /^[\t\r]/.test(text) ? `'${text}` : text;
}
