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
  [
    'a rendering mode that draws nothing, over other words',
    `3 Tr ${name} 0 Tr ${words('No further action', 20, 150)}`,
    'invisible-text',
  ],
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
  ['with a white edge beneath', `1 1 1 RG 3 w 1 Tr ${name} 0 Tr ${name}`],
  ['drawn once more without ink', `${name} 3 Tr ${name} 0 Tr`],
  ['as the edge of a pattern', `q 7 Tr ${name} 0.1 0.2 0.6 rg 0 140 300 30 re f Q`],
])('leaves alone text %s', async (_, content) => {
  expect(await hiddenIn({ content: content + seen })).toEqual([]);
});

it('leaves alone letters without opacity over the same letters drawn as a shape', async () => {
  const shape = `q 7 Tr ${name} 0.1 0.2 0.6 rg 0 140 300 30 re f Q`;
  const resources = '/ExtGState << /G << /ca 0 >> >>';
  expect(await hiddenIn({ content: `${shape} q /G gs ${name} Q`, resources })).toEqual([]);
});

it('only warns of words beneath the large letters of a watermark', async () => {
  const watermark = coloured('0.8 0.8 0.8', words('I', -10, 100, 400));
  expect(
    await hiddenIn({
      content: words('Amelia', 28, 340, 8) + watermark,
      entries: '/MediaBox [0 0 600 500]',
    }),
  ).toEqual(['text-under-picture: Amelia']);
});

const opacity = (
  content: string,
  entries: string,
): [TestPdf['pages'][number], Partial<TestPdf>] => [
  { content: `q /G gs ${content} Q`, resources: `/ExtGState << /G << ${entries} >> >>` },
  {},
];
const layer = (state: string, content: string): [TestPdf['pages'][number], Partial<TestPdf>] => [
  { content: `/OC /L BDC ${content} EMC`, resources: '/Properties << /L 20 0 R >>' },
  {
    catalog: `/OCProperties << /OCGs [20 0 R] /D << /${state} [20 0 R] >> >>`,
    objects: { 20: '<< /Type /OCG /Name (Notes) >>' },
  },
];
/** An annotation over the name that draws itself with these operators. */
const covered = (
  subtype: string,
  drawing: string,
  extra = '',
): [TestPdf['pages'][number], Partial<TestPdf>] => [
  { content: name, entries: '/Annots [20 0 R]' },
  {
    objects: {
      20: `<< /Type /Annot /Subtype /${subtype} /F 4 /Rect [15 140 215 170] /AP << /N 21 0 R >> >>`,
      21: [`/Type /XObject /Subtype /Form /BBox [0 0 200 30] ${extra}`, drawing],
    },
  },
];
const fill = (colour: string) => `${colour} rg 0 0 200 30 re f`;

it.each<[string, [TestPdf['pages'][number], Partial<TestPdf>], string[]]>([
  ['text without opacity', opacity(name, '/ca 0'), ['transparent-text: Amelia Harper']],
  ['text with little opacity', opacity(name, '/ca 0.4'), []],
  [
    'a box that lets the text show',
    [
      {
        content: `${name} q /G gs ${box('1 1 0')} Q`,
        resources: '/ExtGState << /G << /ca 0.4 >> >>',
      },
      {},
    ],
    [],
  ],
  ['a layer that is off', layer('OFF', name), ['text-that-draws-nothing: Amelia Harper']],
  ['a layer that is on', layer('ON', name), []],
  [
    'a black square drawn as a comment',
    covered('Square', fill(black)),
    ['text-under-dark-box: Amelia Harper'],
  ],
  [
    'a white square drawn as a comment',
    covered('Square', fill(white)),
    ['text-under-coloured-box: Amelia Harper'],
  ],
  ['a stamp', covered('Stamp', fill('1 0.5 0.5')), ['text-under-coloured-box: Amelia Harper']],
  [
    'thick ink',
    covered('Ink', '0 0 0 RG 26 w 0 15 m 200 15 l S'),
    ['text-under-dark-box: Amelia Harper'],
  ],
  [
    'a highlight that lets the text show',
    covered(
      'Highlight',
      `/M gs ${fill('1 1 0')}`,
      '/Resources << /ExtGState << /M << /BM /Multiply >> >> >> /Group << /S /Transparency >>',
    ),
    [],
  ],
  ['a black highlight', covered('Highlight', fill(black)), ['text-under-dark-box: Amelia Harper']],
  [
    'text cut off by the crop box',
    [{ content: name, entries: '/CropBox [0 0 300 100]' }, {}],
    ['text-outside-page: Amelia Harper'],
  ],
  [
    'a page that is turned',
    [{ content: name + box(black), entries: '/Rotate 90' }, {}],
    ['text-under-dark-box: Amelia Harper'],
  ],
])('judges %s', async (_, [page, rest], expected) => {
  expect(await hiddenIn(page, rest)).toEqual(expected);
});

it.each<[string, string, string[]]>([
  ['under a box', name + box(black), ['text-under-dark-box: Amelia Harper']],
  ['that is seen', name, []],
])('judges text in a form %s', async (_, content, expected) => {
  const form =
    '/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /Font << /F1 3 0 R >> >>';
  const page = { content: `q 1 0 0 1 10 5 cm /X Do Q`, resources: '/XObject << /X 20 0 R >>' };
  expect(await hiddenIn(page, { objects: { 20: [form, content] } })).toEqual(expected);
});

it('finds a name under a label that is printed on the box', async () => {
  const label = coloured(white, words('REDACTED', 24, 150));
  expect(await hiddenIn({ content: name + box(black) + label })).toEqual([
    'text-under-dark-box: Amelia Harper',
  ]);
});

it('finds a name under other letters', async () => {
  const heavy = `2 Tr 6 w ${words('MMMMMMMMMMMM')} 0 Tr`;
  const found = await hiddenIn({ content: name + heavy });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^text-under-(dark-box|picture): /);
});

it('says nothing of a box that covers only a label', async () => {
  expect(await hiddenIn({ content: words('REDACTED') + box(black) })).toEqual([]);
});

/** A scan: a picture of the page, on which a word stands as dark marks from 20 to 120 points. */
const width = 300;
const height = 200;
function scanWith(
  marks: (x: number, y: number) => boolean,
  { ink = 20, paper = 250 } = {},
): TestPdf['objects'] {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = marks(x, height - y) ? ink : paper;
  }
  return {
    20: [
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8`,
      pixels,
    ],
  };
}
const isWord = (x: number, y: number, from: number) =>
  x >= 20 && x < 120 && y >= from && y < from + 10 && x % 4 < 2;
const lines = [150, 130, 110, 90, 70, 50, 30];
const scanned = scanWith((x, y) => lines.some((from) => isWord(x, y, from)));
const blankedOut = scanWith((x, y) => lines.slice(1).some((from) => isWord(x, y, from)));
const isThin = (x: number, y: number) => lines.some((from) => isWord(x, y, from) && x % 16 === 0);
const dark = scanWith(isThin, { ink: 240, paper: 25 });
const pale = scanWith((x, y) => lines.some((from) => isWord(x, y, from)), { ink: 215 });
const recognised = `\nq 300 0 0 200 0 0 cm /X Do Q 3 Tr ${lines.map((y, at) => words(at === 0 ? 'Amelia Harper' : 'seen at home now', 20, y)).join('')} 0 Tr`;

it.each<[string, string, TestPdf['objects'], string[]]>([
  ['an ordinary scan', recognised, scanned, ['recognised-text: Amelia Harper']],
  [
    'a scan with a black box drawn on it',
    recognised + box(black),
    scanned,
    ['recognised-text-under-box: Amelia Harper', 'recognised-text: seen at'],
  ],
  [
    'a scan with a white box drawn on it',
    recognised + box(white),
    scanned,
    ['recognised-text-under-box: Amelia Harper', 'recognised-text: seen at'],
  ],
  [
    'a scan of thin white letters on something dark',
    recognised,
    dark,
    ['recognised-text: Amelia Harper'],
  ],
  ['a scan of pale letters', recognised, pale, ['recognised-text: Amelia Harper']],
  [
    'a scan in which the picture was wiped',
    recognised,
    blankedOut,
    ['invisible-text: Amelia Harper', 'recognised-text: seen at'],
  ],
])('judges %s', async (_, content, objects, expected) => {
  const found = await hiddenIn({ content, resources: '/XObject << /X 20 0 R >>' }, { objects });
  expect(found.map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual(expected);
});
