import { expect, it } from 'vitest';
import { defaultLimits } from '../limits.js';
import { readOffice } from '../office/read-office.js';
import { slides, textBox } from '../office/tests/build-slides.js';
import { paragraph, runOf, wordFile } from '../office/tests/build-word.js';
import { workbook } from '../office/tests/build-workbook.js';
import { readPdf } from '../pdf/read-pdf.js';
import { box, pdfOf, words, type TestPdf } from '../pdf/tests/build-pdf.js';
import type { ReadDocument, TextPiece } from '../read-document.js';
import { documentText } from './document-text.js';

const reading = { limits: defaultLimits, onProgress: () => undefined };

const textOfPdf = async (pdf: TestPdf) =>
  documentText(await readPdf(pdfOf(pdf), { ...reading, format: 'PDF' }));

/** What a reader of some format gave: a piece for each page. */
function readAs(texts: string[], rest: Partial<ReadDocument> = {}): ReadDocument {
  const pieces = texts.map((text, index): TextPiece => {
    const place = { words: '', page: index + 1, boxes: [] };
    return { channel: 'text', text, placeOf: () => place };
  });
  const nothing = { findings: [], pages: null, accessibility: [], unsearchable: [] };
  return { ...nothing, texts: pieces, unchecked: null, ...rest };
}

it('gives the words of each page, in one line', async () => {
  const pages = [
    { content: words('The child was') + words('seen at home.', 20, 130) },
    { content: words('Nobody asked why.') },
  ];
  expect(await textOfPdf({ pages })).toEqual({
    pages: [
      { page: 1, text: 'The child was seen at home.' },
      { page: 2, text: 'Nobody asked why.' },
    ],
    unsearchable: [],
  });
});

it('leaves out what no reader sees', async () => {
  const hidden = words('Amelia Harper') + box('0 0 0');
  const white = `\n1 1 1 rg${words('Tom Harper', 20, 100)}`;
  const read = await textOfPdf({
    pages: [{ content: `${hidden}${words('of Leeds', 20, 60)}${white}` }],
  });
  expect(read?.pages).toEqual([{ page: 1, text: 'of Leeds' }]);
});

it('leaves out an age, a house number and an initial that are hidden', async () => {
  const line = (hidden: string, y: number, seen: string) =>
    `${words(hidden, 20, y)}\n0 0 0 rg 15 ${y - 5} 60 18 re f\n${words(seen, 90, y)}`;
  const content = [
    line('7', 150, 'years old'),
    line('221', 110, 'Baker Street'),
    line('K', 70, 'said so'),
  ];
  const read = await textOfPdf({ pages: [{ content: content.join('') }] });
  expect(read?.pages).toEqual([{ page: 1, text: 'years old Baker Street said so' }]);
});

it('leaves out what stands beside a slide, and the top of a hidden sheet', async () => {
  const slide = textBox('What we learned') + textBox('Amelia', { left: 9_200_000 });
  const deck = await readOffice(await slides({ slide }), { ...reading, format: 'Slides' });
  expect(documentText(deck)?.pages).toEqual([{ page: null, text: 'What we learned' }]);
  const sheet = (text: string) =>
    `<sheetData/><dataValidations><dataValidation><formula1>"Amelia,Tom"</formula1></dataValidation></dataValidations><headerFooter><oddHeader>${text}</oddHeader></headerFooter>`;
  const sheets = [
    { name: 'Figures', xml: sheet('Year 2024') },
    { name: 'Cases', state: 'hidden', xml: sheet('Harper') },
  ];
  const book = await readOffice(await workbook({ sheets }), { ...reading, format: 'Spreadsheet' });
  expect(documentText(book)?.pages).toEqual([{ page: null, text: 'Figures Year 2024' }]);
});

it('joins a word that a line end broke, and leaves a hyphen that belongs there', async () => {
  const lines = [
    'Safe-',
    'guarding, well-',
    'being, long-',
    'term, Leeds-',
    'Bradford:',
    'long term',
  ];
  const content = lines.map((line, index) => words(line, 20, 180 - index * 18)).join('');
  const [page] = (await textOfPdf({ pages: [{ content }] }))?.pages ?? [];
  expect(page?.text).toBe('Safeguarding, wellbeing, long-term, Leeds-Bradford: long term');
});

it('names the pages that are only a picture, and keeps the words of the others', async () => {
  const cover = {
    content: '\nq 300 0 0 200 0 0 cm /X Do Q\n',
    resources: '/XObject << /X 20 0 R >>',
  };
  const image = '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8';
  const objects: TestPdf['objects'] = { 20: [`${image} /ColorSpace /DeviceGray`, 'x'] };
  const read = await textOfPdf({ pages: [cover, { content: words('Summary') }, cover], objects });
  expect(read).toEqual({ pages: [{ page: 2, text: 'Summary' }], unsearchable: [1, 3] });
});

it('gives a Word file as one page without what was deleted, hidden or remarked', async () => {
  const deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>Amelia</w:delText></w:r></w:del>';
  const runs = runOf('The ') + deleted + runOf('Harper ', '<w:vanish/>') + runOf('child\u00adhood');
  const bytes = await wordFile({ body: `<w:p>${runs}</w:p>${paragraph('ended.')}` });
  const read = documentText(await readOffice(bytes, { ...reading, format: 'Word' }));
  expect(read).toEqual({
    pages: [{ page: null, text: 'The childhood ended.' }],
    unsearchable: [],
  });
});

it('is not given of what could not be read to its end', () => {
  const reason = { explanation: '', mending: '' };
  expect(documentText(readAs(['a'], { unchecked: { reason: 'damaged', ...reason } }))).toBeNull();
  const partly = { unchecked: { reason: 'pages-without-text' as const, ...reason } };
  expect(documentText(readAs(['a'], partly))?.pages).toHaveLength(1);
});

it('ends somewhere, and says which pages are beyond', () => {
  const read = documentText(readAs(['a'.repeat(3_000_000), 'b'.repeat(2_000_000), 'c']));
  expect(read?.pages.map(({ text }) => text.length)).toEqual([3_000_000, 1_000_000]);
  expect(read?.unsearchable).toEqual([2, 3]);
});
