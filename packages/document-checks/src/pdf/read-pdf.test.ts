import { expect, it } from 'vitest';
import { defaultLimits } from '../limits.js';
import type { ReadDocument } from '../read-document.js';
import { readPdf } from './read-pdf.js';
import { box, pdfOf, savedAgain, words, type TestPdf } from './tests/build-pdf.js';

function read(bytes: Uint8Array): Promise<ReadDocument> {
  return readPdf(bytes, { format: 'PDF', limits: defaultLimits, onProgress: () => undefined });
}

const page = { content: words('The child was seen at home.') };

/** What is found, as `severity kind`, in a document of one ordinary page and what is added to it. */
async function foundIn(pdf: Partial<TestPdf> | Uint8Array) {
  const bytes = pdf instanceof Uint8Array ? pdf : pdfOf({ pages: [page], ...pdf });
  const { findings, unchecked } = await read(bytes);
  expect(unchecked).toBeNull();
  return findings.map(({ severity, kind }) => `${severity} ${kind}`);
}

/** A page with one annotation of these entries. */
function annotated(entries: string, objects: TestPdf['objects'] = {}): Partial<TestPdf> {
  return {
    pages: [{ ...page, entries: '/Annots [20 0 R]' }],
    objects: {
      20: `<< /Type /Annot ${entries.includes('/Rect') ? '' : '/Rect [20 140 200 165]'} ${entries} >>`,
      ...objects,
    },
  };
}

const action = (entries: string) => ({ catalog: `/OpenAction << ${entries} >>` });
const link = (address: string) => annotated(`/Subtype /Link /A << /S /URI /URI (${address}) >>`);

it.each<[string, Partial<TestPdf>, string]>([
  ['a script that runs on opening', action('/S /JavaScript /JS (1)'), 'block script'],
  [
    'a script of a page',
    { pages: [{ ...page, entries: '/AA << /O << /S /JavaScript /JS (1) >> >>' }] },
    'block script',
  ],
  ['a launch action', action('/S /Launch /F (a.exe)'), 'block launch-action'],
  [
    'a launch on closing',
    { catalog: '/AA << /WC << /S /Launch /F (a) >> >>' },
    'block launch-action',
  ],
  [
    'a form that is sent',
    annotated('/Subtype /Link /A << /S /SubmitForm /F (http://a.org) >>'),
    'block sends-data',
  ],
  ['data that is fetched', action('/S /ImportData /F (a.fdf)'), 'block sends-data'],
  ['a film', annotated('/Subtype /RichMedia'), 'block rich-media'],
  [
    'a comment',
    annotated('/Subtype /Text /Contents (Ask her) /Rect [250 10 270 30]'),
    'block comment',
  ],
  ['a typed note', annotated('/Subtype /FreeText /Contents (Ask her)'), 'block comment'],
  [
    'a highlight with a comment',
    annotated('/Subtype /Highlight /Contents (Ask her)'),
    'block comment',
  ],
  ['a highlight', annotated('/Subtype /Highlight'), 'warn shape-on-page'],
  ['a redaction that is only marked', annotated('/Subtype /Redact'), 'block redaction-not-applied'],
  ['a link to a file', link('file:///H:/cases/a.docx'), 'warn private-link'],
  ['a link to a share', link('\\\\\\\\server\\\\cases'), 'warn private-link'],
  ['a link to an intranet', link('http://intranet/cases'), 'warn private-link'],
  ['a link to this machine', link('http://localhost:8080/'), 'warn private-link'],
  [
    'a filled-in field',
    annotated('/Subtype /Widget /FT /Tx /T (name) /V (Amelia)'),
    'warn form-value',
  ],
  ['an XFA form', { catalog: '/AcroForm << /Fields [] /XFA (x) >>' }, 'warn xfa-form'],
  [
    'an author',
    { trailer: '/Info << /Author (A. Writer) /Producer (Word) >>' },
    'warn author-in-properties',
  ],
  ['a company', { trailer: '/Info << /Company (Example Council) >>' }, 'warn other-properties'],
  [
    'a thumbnail',
    {
      pages: [{ ...page, entries: '/Thumb 20 0 R' }],
      objects: { 20: ['/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', 'a'] },
    },
    'warn page-thumbnail',
  ],
  [
    'data of a program',
    { catalog: '/PieceInfo << /Program << /Private (x) >> >>' },
    'warn private-data',
  ],
  [
    'an attachment',
    {
      catalog: '/Names << /EmbeddedFiles << /Names [(a) 20 0 R] >> >>',
      objects: {
        20: '<< /Type /Filespec /F (cases.xlsx) /EF << /F 21 0 R >> >>',
        21: ['/Type /EmbeddedFile', 'x'],
      },
    },
    'block attachment',
  ],
])('finds %s', async (_, pdf, expected) => {
  expect(await foundIn(pdf)).toEqual([expected]);
});

it.each<[string, Partial<TestPdf>]>([
  ['a public link', link('https://www.gov.uk/children')],
  ['an e-mail link', link('mailto:safeguarding@example.org')],
  ['an empty field', annotated('/Subtype /Widget /FT /Tx /T (name) /TU (Your name)')],
  ['a box that is ticked', annotated('/Subtype /Widget /FT /Btn /T (agree) /V /Yes')],
  ['an opening view', { catalog: '/OpenAction [100 0 R /Fit]' }],
  [
    'a title and the program',
    { trailer: '/Info << /Title (Review) /Producer (Word) /Creator (Word) >>' },
  ],
  ['tags with their own names', { catalog: '/StructTreeRoot << /K << /S /Sound /P 1 0 R >> >>' }],
  [
    'bookmarks',
    {
      catalog: '/Outlines 20 0 R',
      objects: { 20: '<< /First 21 0 R >>', 21: '<< /Title (Findings) /Next 21 0 R >>' },
    },
  ],
])('finds nothing in %s', async (_, pdf) => {
  expect(await foundIn(pdf)).toEqual([]);
});

it('reads the texts beside the pages for the search of names', async () => {
  const { texts } = await read(
    pdfOf({
      pages: [page],
      trailer: '/Info << /Subject (In a subject) >>',
      catalog:
        '/Outlines << /First << /Title (In a bookmark) >> >> /StructTreeRoot << /K << /S /Figure /Alt (In alternative text) >> >>',
    }),
  );
  expect(texts.map(({ channel, text }) => `${channel}: ${text}`)).toEqual(
    expect.arrayContaining([
      'text: The child was seen at home.',
      'metadata: In a subject',
      'bookmark: In a bookmark',
      'alternative-text: In alternative text',
    ]),
  );
});

it('points at words on the page', async () => {
  const { texts } = await read(pdfOf({ pages: [page] }));
  const place = texts[0]!.placeOf(4, 9);
  expect(place.page).toBe(1);
  expect(place.boxes).toHaveLength(1);
  expect(place.boxes[0]!.left).toBeCloseTo((20 + 28) / 300, 1);
  expect(place.boxes[0]!.top).toBeCloseTo(40 / 200, 1);
});

const before = pdfOf({ pages: [{ content: words('Amelia was seen at home.') }] });

it('finds words that an earlier save still holds', async () => {
  const after = savedAgain(before, { 101: ['', words('The child was seen at home.')] });
  expect(await foundIn(after)).toEqual(['block words-in-earlier-save']);
});

it('finds comments that an earlier save still holds', async () => {
  const commented = pdfOf({ pages: [page], ...annotated('/Subtype /Text /Contents (Ask Amelia)') });
  const after = savedAgain(commented, { 20: '<< /Type /Annot /Subtype /Popup /Rect [0 0 1 1] >>' });
  expect(await foundIn(after)).toEqual(['block words-in-earlier-save']);
});

it.each([
  ['adds words', { 101: ['', words('Amelia was seen at home. Twice.')] as [string, string] }],
  ['changes the properties', { 1: '<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>' }],
  [
    'adds an empty signature field',
    { 1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /SigFlags 3 >> >>' },
  ],
])('finds nothing in a later save that %s', async (_, changed) => {
  expect(await foundIn(savedAgain(before, changed))).toEqual([]);
});

it('finds a page that was deleted and is still there', async () => {
  const entries =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 31 0 R /Resources << /Font << /F1 3 0 R >> >> >>';
  const objects: TestPdf['objects'] = { 30: entries, 31: ['', words('Amelia was removed.')] };
  expect(await foundIn({ objects })).toEqual(['block deleted-page']);
});

const noise = Uint8Array.from({ length: 64 * 64 }, (_, at) => (at * 2654435761) >>> 24);
const picture: TestPdf['objects'] = {
  20: [
    '/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8',
    noise,
  ],
};
const placed = (matrix: string) => `\nq ${matrix} cm /X Do Q\n`;
const withPicture = (content: string): Partial<TestPdf> => ({
  pages: [
    { content: content + words('Seen at home.', 20, 10, 8), resources: '/XObject << /X 20 0 R >>' },
  ],
  objects: picture,
});

it.each<[string, string, string[]]>([
  [
    'under a black box',
    placed('200 0 0 150 50 40') + box('0 0 0', 90, 80, 50, 30),
    ['block picture-under-box'],
  ],
  ['mostly beside the page', placed('400 0 0 150 50 40'), ['warn picture-cropped']],
  ['beside a black box', placed('100 0 0 100 10 60') + box('0 0 0', 150, 80, 50, 30), []],
  [
    'with a title panel on it',
    placed('200 0 0 150 50 40') +
      box('0 0.2 0.5', 60, 80, 150, 30) +
      `1 1 1 rg ${words('Learning review', 70, 90)} 0 0 0 rg`,
    [],
  ],
  ['with a line across it', placed('200 0 0 150 50 40') + box('0 0 0', 50, 80, 200, 1), []],
])('judges a picture %s', async (_, content, expected) => {
  expect(await foundIn(withPicture(content))).toEqual(expected);
});

it.each<[string, string, string[]]>([
  ['under a black box', '0 0 0 rg 90 80 50 30 re f', ['block picture-under-box']],
  ['beside a black box', '0 0 0 rg 5 5 20 20 re f', []],
])('judges a picture in a form %s', async (_, drawing, expected) => {
  const resources = '/Resources << /XObject << /X 20 0 R >> >>';
  const pdf: Partial<TestPdf> = {
    pages: [
      {
        content: `q 0.5 0 0 0.5 100 50 cm /Y Do Q${words('Seen at home.', 20, 10, 8)}`,
        resources: '/XObject << /Y 21 0 R >>',
      },
    ],
    objects: {
      ...picture,
      21: [
        `/Type /XObject /Subtype /Form /BBox [0 0 300 200] ${resources}`,
        `${placed('200 0 0 150 50 40')} ${drawing}`,
      ],
    },
  };
  expect(await foundIn(pdf)).toEqual(expected);
});

it('says that a document of pictures could not be checked', async () => {
  const { unchecked, findings } = await read(
    pdfOf({
      pages: [{ content: placed('300 0 0 200 0 0'), resources: '/XObject << /X 20 0 R >>' }],
      objects: picture,
    }),
  );
  expect(unchecked?.reason).toBe('pages-without-text');
  expect(findings.map(({ kind }) => kind)).toEqual(['page-is-only-a-picture']);
});

it('only asks to look at a cover that is a picture', async () => {
  const cover = { content: placed('300 0 0 200 0 0'), resources: '/XObject << /X 20 0 R >>' };
  expect(await foundIn({ pages: [cover, page, page], objects: picture })).toEqual([
    'warn page-is-only-a-picture',
  ]);
});

it.each([
  ['garbage after the header', Buffer.from('%PDF-1.7\n' + 'x'.repeat(500))],
  ['a file that is cut off', pdfOf({ pages: [page] }).subarray(0, 600)],
  ['a page tree without pages', pdfOf({ pages: [] })],
  [
    'a page tree that leads back to itself',
    pdfOf({
      pages: [],
      catalog: '/Pages 20 0 R',
      objects: { 20: '<< /Type /Pages /Count 2 /Kids [20 0 R 20 0 R] >>' },
    }),
  ],
])('says that %s could not be checked', async (_, bytes) => {
  expect((await read(new Uint8Array(bytes))).unchecked?.reason).toBe('damaged');
});

it('does not begin with more pages than anybody reads', async () => {
  const kids = '100 0 R '.repeat(100_000);
  const objects = { 2: `<< /Type /Pages /Count 100000 /Kids [${kids}] >>` };
  const report = await read(pdfOf({ pages: [page], objects }));
  expect(report.unchecked?.reason).toBe('too-many-pages');
});

it('checks no more pages than is allowed', async () => {
  const bytes = pdfOf({ pages: [page, page, page] });
  const limits = { ...defaultLimits, pages: 2 };
  const report = await readPdf(bytes, { format: 'PDF', limits, onProgress: () => undefined });
  expect(report.unchecked?.reason).toBe('too-many-pages');
  expect(report.pages).toEqual({ checked: 0, total: 3 });
});

it('says what is right and wrong for people with disabilities', async () => {
  const kindsRight = async (pdf: Partial<TestPdf>) =>
    (await read(pdfOf({ pages: [page], ...pdf }))).accessibility
      .filter(({ isRight }) => isRight)
      .map(({ kind }) => kind);
  expect(await kindsRight({})).toEqual(['bookmarks', 'real-text']);
  const heading = (level: number) => `<< /S /H${level} /P 1 0 R >>`;
  const tagged = (kids: string) => ({
    catalog: `/Lang (en-GB) /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >> /StructTreeRoot << /K [${kids}] >>`,
    trailer: '/Info << /Title (Review) >>',
  });
  const figure = (alt: string) => `<< /S /Figure /P 1 0 R ${alt} >>`;
  const right = await kindsRight(
    tagged(heading(1) + heading(2) + heading(1) + figure('/Alt (A map)')),
  );
  expect(right).toEqual([
    'tagged',
    'title',
    'language',
    'headings',
    'alternative-text',
    'bookmarks',
    'real-text',
  ]);
  const wrong = await kindsRight(tagged(heading(1) + heading(3) + figure('')));
  expect(wrong).toEqual(['tagged', 'title', 'language', 'bookmarks', 'real-text']);
});
