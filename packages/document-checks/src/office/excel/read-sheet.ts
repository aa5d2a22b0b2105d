import { addSighting, addText, type Gathered, inWords } from '../gathered.js';
import type { OfficePackage } from '../open-package.js';
import { readXml, type XmlElement } from '../read-xml.js';
import type { Sheet } from './read-workbook.js';

interface SheetContext {
  strings: readonly string[];
  sheet: Sheet | undefined;
  gathered: Gathered;
  /** Numbers of the cell styles in which nothing shows. */
  unseenStyles: ReadonlySet<number>;
}

interface Cell {
  reference: string;
  type: string;
  value: string;
  isHidden: boolean;
  showsNothing: boolean;
}

const headerOrFooter = /^x:(?:oddHeader|oddFooter|evenHeader|evenFooter|firstHeader|firstFooter)$/u;

/** Reads the cells of a sheet: what is in hidden rows and columns is told and searched as hidden. */
export async function readSheet(
  parts: OfficePackage,
  part: string,
  context: SheetContext,
): Promise<void> {
  const { sheet, gathered, unseenStyles } = context;
  const where = `Sheet “${sheet?.name ?? part.split('/').at(-1) ?? ''}”`;
  const hiddenColumns: [number, number][] = [];
  const path: string[] = [];
  let isRowHidden = false;
  let cell: Cell | null = null;
  await readXml(parts, part, {
    open(element) {
      const { name, attribute } = element;
      path.push(name);
      if (name === 'x:col' && isHidden(element, 'width'))
        hiddenColumns.push([Number(attribute('min')), Number(attribute('max'))]);
      if (name === 'x:row') isRowHidden = isHidden(element, 'ht');
      if (name !== 'x:c') return;
      const reference = attribute('r') ?? '';
      const column = columnOf(reference);
      const isInHiddenColumn = hiddenColumns.some(([from, to]) => column >= from && column <= to);
      cell = {
        reference,
        type: attribute('t') ?? 'n',
        value: '',
        isHidden: isRowHidden || isInHiddenColumn,
        showsNothing: unseenStyles.has(Number(attribute('s') ?? -1)),
      };
    },
    text(text) {
      const parent = path.at(-1) ?? '';
      if (cell && (parent === 'x:v' || parent === 'x:t')) cell.value += text;
      else if (headerOrFooter.test(parent))
        addText(gathered, sheet?.isHidden ? 'hidden-text' : 'text', text, inWords(where));
      // What a cell lets people choose stands on no page.
      else if (parent === 'x:formula1') addText(gathered, 'hidden-text', text, inWords(where));
    },
    close(name) {
      path.pop();
      if (name !== 'x:c' || !cell) return;
      tellCell(cell, where, context);
      cell = null;
    },
  });
}

/** Hidden by a switch, or made so narrow that nothing shows. */
function isHidden({ attribute }: XmlElement, size: 'width' | 'ht'): boolean {
  if (/^(?:1|true)$/u.test(attribute('hidden') ?? '')) return true;
  const given = attribute(size);
  return given !== undefined && Number(given) === 0;
}

function tellCell(cell: Cell, where: string, { strings, sheet, gathered }: SheetContext): void {
  const text = cell.type === 's' ? (strings[Number(cell.value)] ?? '') : cell.value;
  if (text.trim() === '') return;
  const place = inWords(`${where}, cell ${cell.reference}`);
  const isUnseen = cell.isHidden || cell.showsNothing || sheet?.isHidden === true;
  addText(gathered, isUnseen ? 'hidden-text' : 'text', text, place);
  if (cell.isHidden && !sheet?.isHidden)
    addSighting(gathered, { kind: 'hidden-cells', severity: 'block', place, text });
  else if (cell.showsNothing && !sheet?.isHidden)
    addSighting(gathered, { kind: 'unseen-cells', severity: 'warn', place, text });
}

/** "AB12" is in column 28. */
const columnOf = (reference: string) =>
  [...reference.replace(/[^A-Z]/gu, '')].reduce(
    (column, letter) => column * 26 + letter.charCodeAt(0) - 64,
    0,
  );
