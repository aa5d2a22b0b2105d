import { addSighting, addText, type Gathered, inWords } from '../gathered.js';
import type { OfficePackage } from '../open-package.js';
import type { PackageMap } from '../package-map.js';
import { readXml, type XmlElement } from '../read-xml.js';

export interface Sheet {
  name: string;
  part: string;
  isHidden: boolean;
}

/** Names that Excel makes itself; some of them are always hidden. */
const ofExcel = /^_xl/u;

/** Reads the list of sheets and the names for cells. */
export async function readWorkbook(
  parts: OfficePackage,
  part: string,
  map: PackageMap,
  gathered: Gathered,
): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  const names: { name: string; isHidden: boolean; formula: string }[] = [];
  let isName = false;
  await readXml(parts, part, {
    open(element) {
      if (element.name === 'x:sheet') sheets.push(sheetOf(element, part, map));
      if (element.name.endsWith(':absPath')) tellFolder(element, gathered);
      isName = element.name === 'x:definedName';
      if (isName)
        names.push({
          name: element.attribute('name') ?? '',
          isHidden: /^(?:1|true)$/u.test(element.attribute('hidden') ?? ''),
          formula: '',
        });
    },
    text(text) {
      const last = names.at(-1);
      if (isName && last) last.formula += text;
    },
    close: () => void (isName = false),
  });
  for (const sheet of sheets) tellSheet(sheet, gathered);
  const hiddenSheets = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  for (const { name, isHidden, formula } of names.filter(
    (defined) => !ofExcel.test(defined.name),
  )) {
    const place = inWords('Names for cells');
    addText(gathered, 'metadata', `${name} ${formula}`, place);
    if (
      isHidden ||
      hiddenSheets.some((sheet) => formula.replaceAll("'", '').startsWith(`${sheet}!`))
    )
      addSighting(gathered, { kind: 'hidden-name', severity: 'warn', place, text: name });
  }
  return sheets;
}

/** Excel notes in which folder the author keeps the workbook. */
function tellFolder({ attribute }: XmlElement, gathered: Gathered): void {
  const place = inWords('Folder of the author');
  const folder = attribute('url') ?? '';
  addSighting(gathered, { kind: 'folder-of-author', severity: 'warn', place, text: folder });
  addText(gathered, 'metadata', folder, place);
}

function sheetOf({ attribute }: XmlElement, part: string, map: PackageMap): Sheet {
  const relationships = map.relationships.get(part.toLowerCase()) ?? [];
  const target = relationships.find(({ id }) => id === attribute('r:id'))?.target ?? '';
  return {
    name: attribute('name') ?? '',
    part: target,
    isHidden: /^(?:hidden|veryHidden)$/iu.test(attribute('state') ?? ''),
  };
}

function tellSheet({ name, isHidden }: Sheet, gathered: Gathered): void {
  const place = inWords(`Sheet “${name}”`);
  addText(gathered, isHidden ? 'hidden-text' : 'text', name, place);
  if (isHidden)
    addSighting(gathered, { kind: 'hidden-sheet', severity: 'block', place, text: name });
}
