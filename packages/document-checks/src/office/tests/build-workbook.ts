import { coreProperties, relationships } from './build-word.ts';
import { zipOf } from './build-zip.ts';

const office = 'http://schemas.openxmlformats.org';
const main = `xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"`;

export interface SheetOfTest {
  name: string;
  state?: string;
  /** What stands in `worksheet`. */
  xml: string;
}

/** A small workbook; `files` are further parts with their content types. */
export function workbook({
  sheets,
  strings = [] as string[],
  names = '',
  before = '',
  files = {} as Record<string, { type: string; xml: string }>,
}: {
  sheets: SheetOfTest[];
  strings?: string[];
  names?: string;
  before?: string;
  files?: Record<string, { type: string; xml: string }>;
}): Promise<Buffer> {
  const type = (part: string, ending: string) =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${ending}+xml"/>`;
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" ${state ? `state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const links = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${type('xl/workbook.xml', 'sheet.main')}${type('xl/sharedStrings.xml', 'sharedStrings')}${sheets.map((_, at) => type(`xl/worksheets/sheet${at + 1}.xml`, 'worksheet')).join('')}${Object.entries(
      files,
    )
      .map(([part, file]) => `<Override PartName="/${part}" ContentType="${file.type}"/>`)
      .join('')}</Types>`,
    '_rels/.rels': relationships(''),
    'docProps/core.xml': coreProperties('<dc:title>Figures</dc:title>'),
    'xl/workbook.xml': `<workbook ${main}>${before}<sheets>${list.join('')}</sheets><definedNames>${names}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(links.join('')),
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet ${main}>${xml}</worksheet>`,
      ]),
    ),
    ...Object.fromEntries(Object.entries(files).map(([part, { xml }]) => [part, xml])),
  });
}
