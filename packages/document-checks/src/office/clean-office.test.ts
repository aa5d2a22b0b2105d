import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { expect, it } from 'vitest';
import { exifSegment, jpeg, place } from '../image/tests/build-picture.ts';
import { cleanOffice } from './clean-office.js';
import { openPackage } from './open-package.js';
import { outside, paragraph, wordFile } from './tests/build-word.ts';
import { workbook } from './tests/build-workbook.ts';
import { kindsIn, read } from './tests/read.ts';

const file = () =>
  wordFile({
    body: `<w:p w:rsidR="00A77B3E" w14:paraId="1"><w:r w:rsidRPr="00B12345"><w:t>The text w:rsidR="kept"</w:t></w:r></w:p>${paragraph('More', { run: '<w:b/>' })}`,
    settings:
      '<w:attachedTemplate r:id="rId77"/><w:rsids><w:rsidRoot w:val="00A77B3E"/><w:rsid w:val="00A77B3E"/></w:rsids><w:zoom w:percent="100"/>',
    core: '<dc:title>A review</dc:title><dc:creator>Jane Roe &amp; Co</dc:creator><cp:lastModifiedBy>John Doe</cp:lastModifiedBy>',
    app: '<Company>Some Council</Company><Template>Hartley.dotx</Template><Pages>3</Pages>',
    files: {
      'docProps/thumbnail.jpeg': jpeg(),
      'word/media/image1.jpeg': jpeg({ segments: [exifSegment(place)] }),
      'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${outside('attachedTemplate', 'file:///H:/cases/Hartley.dotx')}</Relationships>`,
    },
  });

it('leaves nothing of what the check had found', async () => {
  expect(await kindsIn(await file())).toEqual(
    expect.arrayContaining([
      'warn author-name',
      'warn template-path',
      'warn outside-template',
      'warn thumbnail',
      'note revision-marks',
      'block picture-location',
    ]),
  );
  const { bytes } = await cleanOffice(await file());
  expect(await kindsIn(bytes)).toEqual([]);
});

it('tells what stood there', async () => {
  const { removed } = await cleanOffice(await file());
  expect(removed).toEqual(
    expect.arrayContaining([
      { words: 'Author', before: 'Jane Roe & Co' },
      { words: 'Last modified by', before: 'John Doe' },
      { words: 'Company', before: 'Some Council' },
      { words: 'Template', before: 'file:///H:/cases/Hartley.dotx' },
      { words: 'Preview picture', before: 'present' },
      { words: 'Picture: where it was taken', before: '' },
    ]),
  );
});

it('leaves the text, the title and how it looks as they are', async () => {
  const before = await openPackage(await file());
  const { bytes } = await cleanOffice(await file());
  const after = await openPackage(bytes);
  const document = (await after.read('word/document.xml')).toString();
  expect(document).toContain('<w:t>The text w:rsidR="kept"</w:t>');
  expect(document).toContain('w14:paraId="1"');
  expect(document).not.toContain('00A77B3E');
  expect(await after.read('word/styles.xml')).toEqual(await before.read('word/styles.xml'));
  expect((await after.read('docProps/core.xml')).toString()).toContain('A review');
  expect((await after.read('word/settings.xml')).toString()).toContain('<w:zoom w:percent="100"/>');
});

it('leaves a clean file of another program sound', async () => {
  const document = new Document({
    title: 'A review',
    sections: [
      { children: [new Paragraph({ text: 'Findings', heading: HeadingLevel.HEADING_1 })] },
    ],
  });
  const { bytes } = await cleanOffice(await Packer.toBuffer(document));
  const { texts, unchecked } = await read(bytes);
  expect(unchecked).toBeNull();
  expect(texts.map(({ text }) => text)).toContain('Findings');
});

it('takes the folder of the author out of a workbook', async () => {
  const before =
    '<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\jane.roe\\"/>';
  const { bytes, removed } = await cleanOffice(
    await workbook({ sheets: [{ name: 'A', xml: '<sheetData/>' }], before }),
  );
  expect(removed).toEqual([{ words: 'Folder of the author', before: 'C:\\Users\\jane.roe\\' }]);
  expect(await kindsIn(bytes, 'Spreadsheet')).toEqual([]);
});

it('refuses what it cannot read, with a sentence for people', async () => {
  const damaged = (await file()).subarray(0, 900);
  await expect(cleanOffice(damaged)).rejects.toThrow('The file is damaged');
});
