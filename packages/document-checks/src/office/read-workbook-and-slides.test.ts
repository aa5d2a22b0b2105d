import { expect, it } from 'vitest';
import { slides, textBox } from './tests/build-slides.ts';
import { workbook } from './tests/build-workbook.ts';
import { kindsIn, read } from './tests/read.ts';

const cell = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const data = (rows: string, columns = '') => `${columns}<sheetData>${rows}</sheetData>`;
const row = (cells: string, attributes = '') => `<row r="1" ${attributes}>${cells}</row>`;
const shown = { name: 'Figures', xml: data(row(cell('A1', 'Year'))) };
const vocabulary = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

it.each([
  [
    'a hidden sheet',
    { sheets: [shown, { ...shown, name: 'Cases', state: 'hidden' }] },
    ['block hidden-sheet'],
  ],
  [
    'a very hidden sheet',
    { sheets: [shown, { ...shown, name: 'Cases', state: 'veryHidden' }] },
    ['block hidden-sheet'],
  ],
  [
    'a hidden row',
    { sheets: [{ ...shown, xml: data(row(cell('A1', 'Amelia'), 'hidden="1"')) }] },
    ['block hidden-cells'],
  ],
  [
    'a row without height',
    { sheets: [{ ...shown, xml: data(row(cell('A1', 'Amelia'), 'ht="0" customHeight="1"')) }] },
    ['block hidden-cells'],
  ],
  [
    'a hidden column',
    {
      sheets: [
        {
          ...shown,
          xml: data(row(cell('AB1', 'Amelia')), '<cols><col min="28" max="28" hidden="1"/></cols>'),
        },
      ],
    },
    ['block hidden-cells'],
  ],
  [
    'a note',
    {
      sheets: [shown],
      files: {
        'xl/comments1.xml': {
          type: `${spreadsheet}.comments+xml`,
          xml: `<comments xmlns="${vocabulary}"><authors><author>Jane Roe</author></authors><commentList><comment ref="A1"><text><t>Amelia</t></text></comment></commentList></comments>`,
        },
      },
    },
    ['block comment'],
  ],
  [
    'a threaded comment',
    {
      sheets: [shown],
      files: {
        'xl/threadedComments/threadedComment1.xml': {
          type: 'application/vnd.ms-excel.threadedcomments+xml',
          xml: '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1"><text>Amelia</text></threadedComment></ThreadedComments>',
        },
      },
    },
    ['block comment'],
  ],
  [
    'those who commented',
    {
      sheets: [shown],
      files: {
        'xl/persons/person.xml': {
          type: 'application/vnd.ms-excel.person+xml',
          xml: '<personList><person displayName="Jane Roe"/></personList>',
        },
      },
    },
    ['warn author-name'],
  ],
  [
    'a name for a hidden sheet',
    {
      sheets: [shown, { ...shown, name: 'Old cases', state: 'hidden' }],
      names: '<definedName name="list">\'Old cases\'!$A$1</definedName>',
    },
    ['block hidden-sheet', 'warn hidden-name'],
  ],
  [
    'values of another workbook',
    {
      sheets: [shown],
      files: {
        'xl/externalLinks/externalLink1.xml': {
          type: `${spreadsheet}.externalLink+xml`,
          xml: `<externalLink xmlns="${vocabulary}"/>`,
        },
      },
    },
    ['warn outside-workbook'],
  ],
  [
    'rows behind a pivot table',
    {
      sheets: [shown],
      files: {
        'xl/pivotCache/pivotCacheRecords1.xml': {
          type: `${spreadsheet}.pivotCacheRecords+xml`,
          xml: `<pivotCacheRecords xmlns="${vocabulary}"><r><s v="Amelia"/></r></pivotCacheRecords>`,
        },
      },
    },
    ['warn kept-source-data'],
  ],
  [
    'the folder of the author',
    {
      sheets: [shown],
      before:
        '<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\jane.roe\\Cases\\"/>',
    },
    ['warn folder-of-author'],
  ],
])('finds %s in a workbook', async (_, file, kinds) => {
  expect(await kindsIn(await workbook(file), 'Spreadsheet')).toEqual(kinds);
});

it('warns of cells in which nothing shows, and not of white letters on something dark', async () => {
  const styles = `<styleSheet xmlns="${vocabulary}"><numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts><fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/></patternFill></fill></fills><cellXfs><xf fontId="0" fillId="0"/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="2"/><xf fontId="0" fillId="0" numFmtId="164"/></cellXfs></styleSheet>`;
  const styled = (style: number) => `<c r="A1" s="${style}" t="str"><v>Amelia</v></c>`;
  const kindsOfStyle = async (style: number) =>
    kindsIn(
      await workbook({
        sheets: [{ name: 'Figures', xml: data(row(styled(style))) }],
        files: { 'xl/styles.xml': { type: `${spreadsheet}.styles+xml`, xml: styles } },
      }),
      'Spreadsheet',
    );
  expect(await Promise.all([0, 1, 2, 3].map(kindsOfStyle))).toEqual([
    [],
    ['warn unseen-cells'],
    [],
    ['warn unseen-cells'],
  ]);
});

it('is not alarmed by a plain workbook with a filter, empty hidden rows and wide columns', async () => {
  const sheet = {
    ...shown,
    xml: data(
      `${row(cell('A1', 'Year'))}<row r="2" hidden="1"/>`,
      '<cols><col min="1" max="2" width="20"/></cols>',
    ),
  };
  const names =
    '<definedName name="_xlnm._FilterDatabase" hidden="1">Figures!$A$1</definedName><definedName name="all">Figures!$A$1</definedName>';
  expect(await kindsIn(await workbook({ sheets: [sheet], names }), 'Spreadsheet')).toEqual([]);
});

it('reads the text of cells, where it stands', async () => {
  const xml = data(
    row(`<c r="A1" t="s"><v>1</v></c>${cell('B1', 'Amelia')}<c r="C1"><v>9434765919</v></c>`),
  );
  const { texts } = await read(
    await workbook({ sheets: [{ name: 'Figures', xml }], strings: ['no', 'Shared'] }),
    'Spreadsheet',
  );
  const told = texts.map(
    ({ channel, text, placeOf }) => `${channel}: ${text} (${placeOf(0, 1).words})`,
  );
  expect(told).toEqual(
    expect.arrayContaining([
      'text: Shared (Sheet “Figures”, cell A1)',
      'text: Amelia (Sheet “Figures”, cell B1)',
      'text: 9434765919 (Sheet “Figures”, cell C1)',
    ]),
  );
});

const title = textBox('What we learned');

it.each([
  ['a hidden slide', { slide: title, attributes: 'show="0"' }, ['block hidden-slide']],
  [
    'speaker notes',
    { slide: title, notes: textBox('Say that this is Amelia', { kind: 'body' }) },
    ['block speaker-notes'],
  ],
  [
    'comments',
    { slide: title, comments: '<p:cm authorId="0"><p:text>Is this Amelia?</p:text></p:cm>' },
    ['block comment'],
  ],
  [
    'text beside the slide',
    { slide: title + textBox('Amelia', { left: 9_200_000 }) },
    ['warn text-beside-slide'],
  ],
  ['a hidden box', { slide: title + textBox('Amelia', { isHidden: true }) }, ['block hidden-text']],
  [
    'a file inside',
    { slide: title, files: { 'ppt/embeddings/sheet.xlsx': 'x' } },
    ['block embedded-file'],
  ],
  [
    'those who commented',
    { slide: title, files: { 'ppt/commentAuthors.xml': '<x><cmAuthor name="Jane Roe"/></x>' } },
    ['warn author-name'],
  ],
])('finds %s in slides', async (_, file, kinds) => {
  expect(await kindsIn(await slides(file), 'Slides')).toEqual(kinds);
});

it('is not alarmed by plain slides whose notes hold only a number', async () => {
  const file = await slides({
    slide: title,
    notes: textBox('1', { kind: 'sldNum' }),
    attributes: 'show="1"',
  });
  expect(await kindsIn(file, 'Slides')).toEqual([]);
});

it('names the slide and its notes', async () => {
  const { texts, findings } = await read(
    await slides({ slide: title, notes: textBox('Amelia', { kind: 'body' }) }),
    'Slides',
  );
  expect(texts.map(({ text, placeOf }) => `${text} (${placeOf(0, 1).words})`)).toContain(
    'What we learned (Slide 1)',
  );
  expect(findings[0]?.places[0]?.words).toBe('Notes of slide 1');
});
