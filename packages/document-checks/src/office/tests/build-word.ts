import { zipOf } from './build-zip.ts';

const office = 'http://schemas.openxmlformats.org';
const vocabularies = `xmlns:w="${office}/wordprocessingml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships" xmlns:a="${office}/drawingml/2006/main" xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing" xmlns:pic="${office}/drawingml/2006/picture" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml"`;

/** A part of Word with its relationship from the document. */
export interface WordPart {
  name: string;
  /** The last word of its relationship's type, and of its content type. */
  type: string;
  xml: string;
}

export interface WordFile {
  /** What stands in the body. */
  body: string;
  /** What stands in `w:styles`. */
  styles?: string;
  /** What stands in `w:settings`. */
  settings?: string;
  parts?: WordPart[];
  /** Whole files of the archive, by name, in addition or in place of others. */
  files?: Record<string, string | Buffer>;
  /** Lines of the document's relationships. */
  relationships?: string;
  core?: string;
  app?: string;
  /** Attributes of `w:document`, such as other vocabularies. */
  isStrict?: boolean;
}

/** A small Word file. */
export function wordFile(file: WordFile): Promise<Buffer> {
  const written = [
    {
      name: 'document',
      type: 'document.main',
      xml: root('document', `<w:body>${file.body}</w:body>`),
    },
    { name: 'styles', type: 'styles', xml: root('styles', file.styles ?? '') },
    { name: 'settings', type: 'settings', xml: root('settings', file.settings ?? '') },
    ...(file.parts ?? []),
  ];
  const parts = Object.fromEntries(
    written.map(({ name, xml }) => [`word/${name}.xml`, inForm(xml, file)]),
  );
  return zipOf({
    '[Content_Types].xml': contentTypes(written),
    '_rels/.rels': relationships(
      relationship('officeDocument', 'word/document.xml') +
        relationship(
          'core-properties',
          'docProps/core.xml',
          'http://schemas.openxmlformats.org/package/2006/relationships/metadata',
        ) +
        relationship('extended-properties', 'docProps/app.xml'),
    ),
    'word/_rels/document.xml.rels': relationships(
      written
        .slice(1)
        .map(({ name, type }) => relationship(type, `${name}.xml`))
        .join('') + (file.relationships ?? ''),
    ),
    'docProps/core.xml': coreProperties(file.core ?? '<dc:title>A review</dc:title>'),
    'docProps/app.xml': `<Properties xmlns="${office}/officeDocument/2006/extended-properties">${file.app ?? ''}</Properties>`,
    ...parts,
    ...file.files,
  });
}

/** The strict form of the standard has other addresses for the same vocabularies. */
const inForm = (xml: string, { isStrict }: WordFile) =>
  isStrict
    ? xml
        .replaceAll(
          `${office}/wordprocessingml/2006/main`,
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        )
        .replaceAll(`${office}/drawingml/2006/main`, 'http://purl.oclc.org/ooxml/drawingml/main')
    : xml;

export const paragraph = (text: string, { run = '', properties = '' } = {}) =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${runOf(text, run)}</w:p>`;

export const runOf = (text: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;

export const root = (name: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} ${vocabularies}>${inside}</w:${name}>`;

export const relationships = (lines: string) =>
  `<Relationships xmlns="${office}/package/2006/relationships">${lines}</Relationships>`;

let numbers = 0;
export const relationship = (
  type: string,
  target: string,
  base = `${office}/officeDocument/2006/relationships`,
) => `<Relationship Id="rId${(numbers += 1)}" Type="${base}/${type}" Target="${target}"/>`;

export const outside = (type: string, target: string) =>
  relationship(type, target).replace('/>', ' TargetMode="External"/>');

export const coreProperties = (inside: string) =>
  `<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${inside}</cp:coreProperties>`;

function contentTypes(parts: { name: string; type: string }[]): string {
  const lines = parts.map(
    ({ name, type }) =>
      `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
  );
  return `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>${lines.join('')}</Types>`;
}
