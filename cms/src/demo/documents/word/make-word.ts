import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
} from 'docx';
import type { DocumentPart } from '../../content-schema';
import { documentWords, writtenDay, type DocumentSource } from '../document-source';
import { fieldsTable, plainTable } from './word-table';
import { wordParagraph, wordHeading } from './word-text';
import { withFixedDates } from './fixed-dates';

/**
 * Makes a Word file with title, language, real headings, lists and tables, and "Demonstration" at
 * the head of each page.
 * @returns the bytes of the file; the same source always gives the same bytes
 */
export async function makeWord(source: DocumentSource): Promise<Buffer> {
  const document = new Document({
    title: source.title,
    subject: documentWords[source.language].notice,
    creator: source.organisation,
    lastModifiedBy: source.organisation,
    description: source.heading,
    styles: styles(source),
    numbering: { config: [bullets, numbers] },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        headers: { default: new Header({ children: [header(source)] }) },
        footers: { default: new Footer({ children: [footer()] }) },
        children: [...cover(source), ...source.parts.flatMap(partAsWord)],
      },
    ],
  });
  return withFixedDates(await Packer.toBuffer(document), source.date);
}

const font = 'Arial';
const brand = '1D4F5C';

/** Sizes are half-points; spacing is twentieths of a point. */
function styles(source: DocumentSource) {
  const heading = (size: number) => ({
    run: { font, size, bold: true, color: brand },
    paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font, size: 23, language: { value: source.language } },
        paragraph: { spacing: { after: 140, line: 300 } },
      },
      title: {
        run: { font, size: 46, bold: true, color: brand },
        paragraph: { spacing: { after: 160 } },
      },
      heading1: heading(32),
      heading2: heading(27),
      heading3: heading(24),
    },
  };
}

const indent = (left: number) => ({ paragraph: { indent: { left, hanging: 300 } } });

const bullets = {
  reference: 'bullets',
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      alignment: AlignmentType.LEFT,
      style: indent(500),
    },
    {
      level: 1,
      format: LevelFormat.BULLET,
      text: '–',
      alignment: AlignmentType.LEFT,
      style: indent(900),
    },
  ],
};

const numbers = {
  reference: 'numbers',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.LEFT,
      style: indent(500),
    },
    {
      level: 1,
      format: LevelFormat.LOWER_LETTER,
      text: '%2.',
      alignment: AlignmentType.LEFT,
      style: indent(900),
    },
  ],
};

function header(source: DocumentSource): Paragraph {
  const text = documentWords[source.language].header;
  return new Paragraph({ children: [new TextRun({ text, bold: true, size: 19 })] });
}

function footer(): Paragraph {
  const children = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children, size: 18 })],
  });
}

function cover(source: DocumentSource): Paragraph[] {
  const day = writtenDay(source.date, source.language);
  return [
    new Paragraph({ children: [new TextRun({ text: source.heading, bold: true })] }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(source.title)] }),
    new Paragraph({ children: [new TextRun(`${source.organisation}, ${day}`)] }),
    new Paragraph({
      children: [new TextRun({ text: documentWords[source.language].notice, bold: true })],
      border: { left: { style: 'single', size: 24, space: 8, color: brand } },
    }),
  ];
}

function partAsWord(part: DocumentPart): FileChild[] {
  if (typeof part === 'string') return [wordParagraph(part)];
  if ('table' in part) return plainTable(part.table);
  if ('fields' in part) {
    const help = part.fields.help ? [wordParagraph(part.fields.help)] : [];
    return [
      wordHeading(part.fields.level - 1, part.fields.heading),
      ...help,
      ...fieldsTable(part.fields),
    ];
  }
  return [wordParagraph(`${part.figure.caption}: ${part.figure.steps.join(', then ')}.`)];
}
