import { expect, it } from 'vitest';
import { lookAtPage } from './look-at-page.js';
import { PdfFile } from './pdf-file.js';
import { box, pdfOf, words, type TestPdf } from './tests/build-pdf.js';

/** What is hidden on the first page, as `kind: text`. */
async function hiddenIn(page: TestPdf['pages'][number], rest: Partial<TestPdf> = {}) {
  const file = await PdfFile.open(pdfOf({ pages: [page], ...rest }));
  try {
    return file
      .withPage(0, (handle) => lookAtPage(file.engine, handle).hidden)
      .map(({ hiding, text }) => `${hiding}: ${text}`);
  } finally {
    file.close();
  }
}

const black = '0 0 0';
const white = '1 1 1';
const name = words('Amelia Harper');
const seen = words('The child was seen at home.', 20, 60);
const coloured = (colour: string, text: string) => `${colour} rg ${text} 0 0 0 rg\n`;

it.each([
  ['a black box', name + box(black), 'text-under-dark-box'],
  ['a dark blue box', name + box('0 0 0.4'), 'text-under-dark-box'],
  ['a white box', name + box(white), 'text-under-coloured-box'],
  ['a yellow box', name + box('1 1 0'), 'text-under-coloured-box'],
  ['its own colour', coloured(white, name), 'text-in-colour-of-background'],
  ['almost its own colour', coloured('0.97 0.97 0.97', name), 'text-in-colour-of-background'],
  [
    'its own colour on a panel',
    box('0.2 0.7 0.4') + coloured('0.2 0.7 0.4', name),
    'text-in-colour-of-background',
  ],
  ['thick strokes', `${name} 20 w 15 155 m 220 155 l S`, 'text-under-dark-box'],
  ['a rendering mode that draws nothing', `3 Tr ${name} 0 Tr`, 'invisible-text'],
  ['a clip', `q 0 0 4 4 re W n ${name} Q`, 'text-that-draws-nothing'],
  ['a place beside the page', words('Amelia Harper', 320, 100), 'text-outside-page'],
  ['tiny letters', words('Amelia Harper', 20, 150, 1), 'tiny-text'],
])('finds text hidden by %s', async (_, content, hiding) => {
  expect(await hiddenIn({ content: content + seen })).toEqual([`${hiding}: Amelia Harper`]);
});

it.each([
  ['on a dark bar', box('0.1 0.1 0.3') + coloured(white, name)],
  ['in table cells', box('0.85 0.9 1') + name],
  ['with a shadow', coloured('0.7 0.7 0.7', words('Amelia Harper', 21, 149)) + name],
  ['printed twice to be bold', name + words('Amelia Harper', 20.3, 150)],
  ['in pale grey', coloured('0.75 0.75 0.75', name)],
  ['as a large pale watermark', coloured('0.95 0.95 0.95', words('Summary', 20, 80, 60))],
  ['beside a black box', words('Amelia Harper', 20, 100) + box(black)],
  ['with a line through it', `${name} 1 w 15 154 m 120 154 l S`],
  ['underlined', `${name} 1 w 15 148 m 120 148 l S`],
  ['small but legible', words('Amelia Harper', 20, 150, 5)],
  ['outlined', `1 Tr ${name} 0 Tr`],
])('leaves alone text %s', async (_, content) => {
  expect(await hiddenIn({ content: content + seen })).toEqual([]);
});
