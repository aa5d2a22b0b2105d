import {
  CheckBox,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
} from 'docx';
import { expect, it } from 'vitest';
import { png } from '../image/tests/build-picture.ts';
import { paragraph, wordFile } from './tests/build-word.ts';
import { kindsIn, read } from './tests/read.ts';

const cellOf = (text: string, { fill, color }: { fill?: string; color?: string } = {}) =>
  new TableCell({
    shading: fill ? { type: ShadingType.CLEAR, fill, color: 'auto' } : undefined,
    children: [new Paragraph({ children: [new TextRun({ text, color, bold: true })] })],
  });

/** A form as an office makes it: coloured headings, tables, boxes to tick, contents, pictures. */
const form = () =>
  new Document({
    title: 'Referral form',
    creator: '',
    lastModifiedBy: '',
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('Referral form')] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  new TextRun({
                    children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: [new TextRun({ text: 'About you', color: '1F3864' })],
          }),
          new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-3' }),
          new Table({
            rows: [
              new TableRow({
                tableHeader: true,
                children: [
                  cellOf('Question', { fill: '1F3864', color: 'FFFFFF' }),
                  cellOf('Answer', { fill: '000000' }),
                ],
              }),
              new TableRow({ children: [cellOf('Name'), cellOf('', { fill: 'F2F2F2' })] }),
            ],
          }),
          new Paragraph({
            children: [
              new CheckBox({ checked: true }),
              new TextRun(' I agree'),
              new TextRun({ text: 'Important', highlight: 'yellow' }),
            ],
          }),
          new Paragraph({
            children: [
              new ExternalHyperlink({
                link: 'https://www.gov.uk/',
                children: [new TextRun('Guidance')],
              }),
              new InternalHyperlink({ anchor: 'top', children: [new TextRun('Top')] }),
              new ImageRun({
                type: 'png',
                data: png(),
                transformation: { width: 10, height: 10 },
                altText: { name: 'Logo', description: 'The logo', title: '' },
              }),
            ],
          }),
        ],
      },
    ],
  });

const blocksOrWarns = async (bytes: Buffer) =>
  (await kindsIn(bytes)).filter((kind) => !kind.startsWith('note'));

it('is not alarmed by a form that a program made', async () => {
  expect(await blocksOrWarns(await Packer.toBuffer(form()))).toEqual([]);
});

it('finds its accessibility right', async () => {
  const { accessibility } = await read(await Packer.toBuffer(form()));
  expect(accessibility.filter(({ isRight }) => isRight).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['headings', 'alternative-text', 'table-headers', 'title']),
  );
});

it('is not alarmed by fields to fill in, and reads what they hold', async () => {
  const control = `<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr><w:alias w:val="Name of child"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${paragraph('Click to enter text.', { run: '<w:rStyle w:val="PlaceholderText"/>' })}</w:sdtContent></w:sdt>`;
  const list =
    '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="Choose" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>';
  const file = await wordFile({
    body: control + list,
    styles:
      '<w:style w:type="character" w:styleId="PlaceholderText"><w:rPr><w:color w:val="808080"/></w:rPr></w:style>',
  });
  expect(await kindsIn(file)).toEqual([]);
  const { texts } = await read(file);
  expect(texts.map(({ channel, text }) => `${channel}: ${text}`)).toEqual(
    expect.arrayContaining(['form-value: Name of child', 'text: Click to enter text.']),
  );
});

it('takes white letters on a table’s own colour for seen, and leaves those on a picture to a person', async () => {
  const white = paragraph('Summary', { run: '<w:color w:val="FFFFFF"/>' });
  const styled = `<w:tbl><w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr><w:tr><w:tc>${white}</w:tc></w:tr></w:tbl>`;
  const style =
    '<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>';
  const cover =
    '<w:p><w:r><w:drawing><wp:anchor behindDoc="1"><wp:extent cx="7560000" cy="10692000"/><wp:docPr id="1" name="Cover" descr="A street"/></wp:anchor></w:drawing></w:r></w:p>';
  expect(await kindsIn(await wordFile({ body: styled, styles: style }))).toEqual([]);
  expect(await kindsIn(await wordFile({ body: styled }))).toEqual(['block same-colour-text']);
  expect(await kindsIn(await wordFile({ body: white + cover }))).toEqual(['warn same-colour-text']);
});

it('says what is wrong with headings, pictures, tables and the title', async () => {
  const heading = (level: number) =>
    paragraph('A heading', { properties: `<w:pStyle w:val="H${level}"/>` });
  const row = `<w:tr><w:tc>${paragraph('a')}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr>`;
  const file = await wordFile({
    body: `${heading(1)}${heading(3)}<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1"/><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r></w:p><w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${row}${row}</w:tbl>${paragraph('word '.repeat(9000))}`,
    styles: [1, 3]
      .map(
        (level) =>
          `<w:style w:type="paragraph" w:styleId="H${level}"><w:name w:val="heading ${level}"/></w:style>`,
      )
      .join(''),
    core: '<dc:title></dc:title>',
  });
  const { accessibility } = await read(file);
  expect(accessibility.filter(({ isRight }) => !isRight).map(({ kind }) => kind)).toEqual([
    'language',
    'heading-order',
    'alternative-text',
    'table-headers',
    'contents',
    'title',
  ]);
});
