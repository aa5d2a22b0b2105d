import { addSighting, addText, type Gathered, inWords } from '../gathered.js';
import type { OfficePackage } from '../open-package.js';
import type { PackageMap } from '../package-map.js';
import { damaged } from '../office-fault.js';
import { readXml } from '../read-xml.js';
import { stylesThatShowNothing } from './read-cell-styles.js';
import { readNotes } from './read-notes.js';
import { readSheet } from './read-sheet.js';
import { readStrings } from './read-strings.js';
import { readWorkbook } from './read-workbook.js';

/** Parts that keep what was fetched from elsewhere, by their content types. */
const kept: [RegExp, string, 'block' | 'warn', string][] = [
  [/\.externallink\+xml$/u, 'outside-workbook', 'warn', 'Links to other workbooks'],
  [/\.pivotcacherecords\+xml$/u, 'kept-source-data', 'warn', 'Pivot table'],
  [/\.connections\+xml$/u, 'data-connection', 'warn', 'Data connections'],
];

/** Reads a workbook: its cells, and what of it is hidden. Returns the parts it has read. */
export async function readExcel(
  parts: OfficePackage,
  map: PackageMap,
  gathered: Gathered,
): Promise<Set<string>> {
  const ofType = (type: RegExp) => parts.names.filter((name) => type.test(map.typeOf(name)));
  const read = new Set<string>();
  const strings: string[] = [];
  for (const name of ofType(/\.sharedstrings\+xml$/u)) {
    strings.push(...(await readStrings(parts, name)));
    read.add(name);
  }
  const [workbook] = ofType(/\.sheet\.(?:macroenabled\.)?main\+xml$|\.template\.main\+xml$/u);
  if (workbook === undefined) throw damaged('it has no list of sheets.');
  const sheets = await readWorkbook(parts, workbook, map, gathered);
  read.add(workbook);
  const [styles] = ofType(/spreadsheetml\.styles\+xml$/u);
  const unseenStyles = styles ? await stylesThatShowNothing(parts, styles) : new Set<number>();
  for (const name of ofType(/\.worksheet\+xml$/u)) {
    const sheet = sheets.find(({ part }) => part.toLowerCase() === name.toLowerCase());
    await readSheet(parts, name, { strings, sheet, gathered, unseenStyles });
    read.add(name);
  }
  for (const name of ofType(/spreadsheetml\.comments\+xml$|\.threadedcomments\+xml$/u)) {
    await readNotes(parts, name, gathered);
    read.add(name);
  }
  for (const [type, kind, severity, where] of kept)
    for (const name of ofType(type)) {
      addSighting(gathered, { kind, severity, place: inWords(where) });
      await readAttributes(parts, name, where, gathered);
    }
  return read;
}

/** Kept values stand in attributes: `<s v="…"/>`. */
async function readAttributes(
  parts: OfficePackage,
  name: string,
  where: string,
  gathered: Gathered,
): Promise<void> {
  await readXml(parts, name, {
    open({ attributes }) {
      for (const { name: given, value } of attributes)
        if (/^(?:v|val|name|sheetName|connection|command|description|sourceFile)$/u.test(given))
          addText(gathered, 'hidden-text', value, inWords(where));
    },
  });
}
