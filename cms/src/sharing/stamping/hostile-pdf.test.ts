import {
  degrees,
  decodePDFRawStream,
  PDFDocument,
  PDFName,
  PDFPageLeaf,
  PDFRawStream,
  PDFString,
  type PDFDict,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stampPdf } from './stamp-pdf';

const words = { across: 'Jane Reader · 6 June 2026', foot: 'Shared with Jane Reader.' };
const secret = 'WHAT IS NOT DRAWN';
const line = 'BT /F1 24 Tf 50 350 Td (Words of the draft) Tj ET';

type Change = (pdf: PDFDocument) => void;

async function pdfOf(content: string, change: Change = () => undefined): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const { node } = pdf.addPage([400, 400]);
  node.set(name('Resources'), pdf.context.obj(helvetica));
  node.set(name('Contents'), pdf.context.register(pdf.context.stream(content)));
  change(pdf);
  return pdf.save({ updateFieldAppearances: false });
}

const stamped = (bytes: Uint8Array) => stampPdf(bytes, words, 1);

async function shownPage(bytes: Uint8Array) {
  return (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const { items } = await (await shownPage(bytes)).getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join('|');
}

/** Numbers of the operators of pdf.js. */
const ops = { save: 10, restore: 11, transform: 12, clips: [29, 30], begin: 74, end: 75, mark: 69 };

/** What the page has left in force as the marks begin: open states, clips and turned axes. */
async function leftInForce(bytes: Uint8Array): Promise<string[]> {
  const { fnArray } = await (await shownPage(bytes)).getOperatorList();
  const marksBegin = fnArray.lastIndexOf(ops.mark);
  expect(marksBegin).toBeGreaterThan(0);
  const states: string[][] = [[]];
  for (const op of fnArray.slice(0, marksBegin) as number[]) {
    if (op === ops.save || op === ops.begin) states.push(['an open state']);
    if (op === ops.restore || op === ops.end) states.pop();
    if (ops.clips.includes(op)) states.at(-1)?.push('a clip');
    if (op === ops.transform) states.at(-1)?.push('turned axes');
  }
  return states.flat();
}

const unclosed = {
  'a clip': `${line} 0 0 1 1 re W n q`,
  'a scale': `${line} 0.0001 0 0 0.0001 0 0 cm q q q`,
  'a hidden mark': `${line} /OC /MC0 BDC`,
  'an image without an end': `${line} BI /W 4000 /H 40 /BPC 8 /CS /G ID x`,
  'more ends than beginnings': `${line} Q Q Q 0 0 1 1 re W n`,
};

describe('the marks stand free of a page that leaves open', () => {
  it.each(Object.entries(unclosed))('%s', async (_, content) => {
    const copy = await stamped(await pdfOf(content));
    expect(await leftInForce(copy)).toEqual([]);
    const text = await textOf(copy);
    expect(text).toContain('Words of the draft');
    expect(text).toContain(words.foot);
  });
});

/** Lays something over the lower part of the page. */
function over(fields: Record<string, unknown>, appearance?: string, form = plainForm): Change {
  return (pdf) => {
    const drawn = pdf.context.stream(appearance ?? '', form as never);
    const look = appearance === undefined ? {} : { AP: { N: pdf.context.register(drawn) } };
    const rest = { Type: 'Annot', Rect: [0, 0, 400, 330], F: 4, ...fields, ...look };
    const ref = pdf.context.register(pdf.context.obj(rest as never));
    pdf.getPage(0).node.set(name('Annots'), pdf.context.obj([ref]));
  };
}

const helvetica = { Font: { F1: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' } } };
const plainForm: Record<string, unknown> = {
  Subtype: 'Form',
  BBox: [0, 0, 100, 100],
  Resources: helvetica,
};

const opaque = '1 1 1 rg 0 0 100 100 re f';

describe('what lies on a page', () => {
  it('is drawn under the marks and is no annotation any more', async () => {
    const copy = await stamped(await pdfOf(line, over({ Subtype: 'Square' }, opaque)));
    const page = await shownPage(copy);
    expect(await page.getAnnotations()).toEqual([]);
    expect(await leftInForce(copy)).toEqual([]);
    // The page, what lies on it, and the marks.
    const { fnArray } = await page.getOperatorList();
    expect(fnArray.filter((op: number) => op === ops.begin)).toHaveLength(3);
  });

  it('keeps the words in a field, at their place', async () => {
    const field = over({ Subtype: 'Widget', FT: 'Tx', Rect: [40, 80, 240, 180] }, writes('Filled'));
    const page = await shownPage(await stamped(await pdfOf(line, field)));
    const { items } = await page.getTextContent();
    const found = items.find((item) => 'str' in item && item.str === 'Filled') as
      { transform: number[] } | undefined;
    // 10, 20 of a square of 100 that is laid over 200 by 100 points.
    expect(found?.transform.slice(4)).toEqual([60, 100]);
  });

  it('is drawn also where it has the fonts of the whole form, and does not say what it is', async () => {
    const bare = { BBox: [0, 0, 100, 100] };
    const bytes = await pdfOf(line, (pdf) => {
      over({ Subtype: 'Widget', FT: 'Tx' }, writes('Filled'), bare)(pdf);
      setOnCatalog('AcroForm', () => ({ Fields: [], DR: helvetica }))(pdf);
    });
    expect(await textOf(await stamped(bytes))).toContain('Filled');
  });

  it.each([
    ['a link', { Subtype: 'Link', A: { S: 'URI', URI: PDFString.of(secret) } }],
    ['a remark', { Subtype: 'Text', Contents: PDFString.of(secret) }],
    ['a hidden one', { Subtype: 'FreeText', F: 2, Contents: PDFString.of(secret) }],
  ])('goes when it is %s', async (_, fields) => {
    const copy = await stamped(await pdfOf(line, over(fields, writes(secret))));
    expect(await holdsSecret(copy)).toBe(false);
  });

  it('is not guessed: a bar that each program draws in its own way is no copy', async () => {
    const bytes = await pdfOf(line, over({ Subtype: 'Square' }));
    await expect(stamped(bytes)).rejects.toThrow('looks');
  });
});

function writes(text: string): string {
  return `BT /F1 9 Tf 10 20 Td (${text}) Tj ET`;
}

/** Looks through all strings and contents of a PDF. */
async function holdsSecret(bytes: Uint8Array): Promise<boolean> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
  const streams = objects.filter((object) => object instanceof PDFRawStream);
  const contents = streams.map((stream) => {
    const isPacked = stream.dict.get(name('Filter')) === name('FlateDecode');
    return isPacked ? decodePDFRawStream(stream).decode() : stream.contents;
  });
  const texts = contents.map((content) => Buffer.from(content).toString('latin1'));
  // The author is written as UTF-16 in hexadecimal digits.
  const inDigits = Buffer.from(secret, 'utf16le').swap16().toString('hex').toUpperCase();
  const all = [...objects.map(String), ...texts].join('\n');
  return all.includes(secret) || all.includes(inDigits);
}

function setOnCatalog(key: string, value: (pdf: PDFDocument) => unknown): Change {
  return (pdf) => pdf.catalog.set(name(key), pdf.context.obj(value(pdf) as never));
}

function fileIn({ context }: PDFDocument, type = 'Filespec'): PDFRef {
  const file = context.register(context.stream(secret, { Type: 'EmbeddedFile' }));
  const title = PDFString.of('original.pdf');
  return context.register(context.obj({ Type: type, F: title, EF: { F: file } }));
}

function resourceOf(pdf: PDFDocument, key: string, value: Record<string, unknown>): void {
  const resources = pdf.getPage(0).node.lookup(name('Resources')) as PDFDict;
  resources.set(name(key), pdf.context.obj(value as never));
}

function pictureWith(key: string, value: (pdf: PDFDocument) => unknown): Change {
  return (pdf) => {
    const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], [key]: value(pdf) };
    const drawn = pdf.context.register(pdf.context.stream('', form as never));
    resourceOf(pdf, 'XObject', { Picture: drawn });
  };
}

const metadata = ({ context }: PDFDocument) =>
  context.register(context.stream(secret, { Type: 'Metadata', Subtype: 'XML' }));
const script = { S: 'JavaScript', JS: PDFString.of(secret) };

const notDrawn: Record<string, Change> = {
  'a file': setOnCatalog('Names', (pdf) => ({
    EmbeddedFiles: { Names: [PDFString.of(secret), fileIn(pdf)] },
  })),
  'a file of PDF 2': setOnCatalog('AF', (pdf) => [fileIn(pdf)]),
  'a portfolio': (pdf) => {
    setOnCatalog('Collection', () => ({ D: PDFString.of(secret) }))(pdf);
    setOnCatalog('Names', (of) => ({ EmbeddedFiles: { Names: [PDFString.of('1'), fileIn(of)] } }))(
      pdf,
    );
  },
  'an action at the opening': setOnCatalog('OpenAction', () => script),
  'a script': setOnCatalog('Names', () => ({ JavaScript: { Names: [PDFString.of('1'), script] } })),
  'an action of the page': (pdf) =>
    pdf.getPage(0).node.set(name('AA'), pdf.context.obj({ O: script } as never)),
  metadata: setOnCatalog('Metadata', metadata),
  'the author': (pdf) => pdf.setAuthor(secret),
  bookmarks: setOnCatalog('Outlines', () => ({ Title: PDFString.of(secret) })),
  'a form': setOnCatalog('AcroForm', () => ({ Fields: [], XFA: PDFString.of(secret) })),
  'the file of the drawing program': (pdf) =>
    pdf.getPage(0).node.set(name('PieceInfo'), metadata(pdf)),
  'metadata of a picture': pictureWith('Metadata', metadata),
  'the file of a picture': pictureWith('AF', (pdf) => [fileIn(pdf)]),
  'the drawing program’s file of a picture': pictureWith('PieceInfo', metadata),
  'a file that a mark in the text points at': (pdf) =>
    resourceOf(pdf, 'Properties', { MC0: fileIn(pdf, 'Other') }),
  'a page that a mark in the text points at': (pdf) => {
    const page = pdf.addPage([400, 400]);
    page.node.set(name('Contents'), pdf.context.register(pdf.context.stream(secret)));
    resourceOf(pdf, 'Properties', { MC0: { Page: page.ref } });
    pdf.removePage(1);
  },
};

describe('a copy is without', () => {
  it.each(Object.entries(notDrawn))('%s', async (_, change) => {
    const bytes = await pdfOf(line, change);
    expect(await holdsSecret(bytes)).toBe(true);
    const copy = await stamped(bytes);
    expect(await holdsSecret(copy)).toBe(false);
    expect(await textOf(copy)).toContain('Words of the draft');
  });

  it('the pages as they were', async () => {
    const link = (pdf: PDFDocument) => {
      const toItself = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9] };
      const page = pdf.getPage(0);
      const annotation = { ...toItself, Dest: [page.ref, name('Fit')], P: page.ref };
      page.node.set(name('Annots'), pdf.context.obj([pdf.context.obj(annotation as never)]));
    };
    const copy = await PDFDocument.load(await stamped(await pdfOf(line, link)));
    const objects = copy.context.enumerateIndirectObjects().map(([, object]) => object);
    expect(objects.filter((object) => object instanceof PDFPageLeaf)).toHaveLength(1);
  });
});

function layers(view: (layer: PDFRef) => object, mark?: (layer: PDFRef) => object): Change {
  return (pdf) => {
    const layer = pdf.context.register(pdf.context.obj({ Type: 'OCG', Name: PDFString.of('1') }));
    const properties = { OCGs: [layer], D: view(layer) };
    pdf.catalog.set(name('OCProperties'), pdf.context.obj(properties as never));
    resourceOf(pdf, 'Properties', { MC0: mark ? mark(layer) : layer });
  };
}

const layered = '/OC /MC0 BDC BT /F1 24 Tf 50 350 Td (Words in a layer) Tj ET EMC';

describe('layers', () => {
  it('that are shown are in the copy', async () => {
    const copy = await stamped(
      await pdfOf(
        layered,
        layers((layer) => ({ ON: [layer] })),
      ),
    );
    expect(await textOf(copy)).toContain('Words in a layer');
    const { catalog } = await PDFDocument.load(copy);
    expect(catalog.has(name('OCProperties'))).toBe(false);
  });

  it.each<[string, Change]>([
    ['off', layers((layer) => ({ OFF: [layer] }))],
    ['off unless turned on', layers(() => ({ BaseState: 'OFF' }))],
    ['off when printed', layers((layer) => ({ AS: [{ Event: 'Print', OCGs: [layer] }] }))],
    ['not said to be on', layers(() => ({ BaseState: 'Unchanged' }))],
    [
      'shown while another is off',
      layers(
        () => ({}),
        (layer) => ({ Type: 'OCMD', OCGs: [layer], P: 'AllOff' }),
      ),
    ],
    [
      'shown by a rule',
      layers(
        () => ({}),
        (layer) => ({ Type: 'OCMD', VE: [name('Not'), layer] }),
      ),
    ],
  ])('that are %s make no copy', async (_, change) => {
    await expect(stamped(await pdfOf(layered, change))).rejects.toThrow('layers');
  });
});

describe('a page is at its place in the copy', () => {
  it.each([
    [0, [0, 0, 400, 400]],
    [90, [0, 0, 400, 400]],
    [180, [40, 300, 300, 90]],
    [270, [40, 300, 300, 90]],
  ])('when turned by %i and cut to %j', async (turn, cut) => {
    const bytes = await pdfOf(line, (pdf) => {
      pdf.getPage(0).setRotation(degrees(turn));
      pdf.getPage(0).setCropBox(...(cut as [number, number, number, number]));
    });
    expect(await placeOfWords(await stamped(bytes))).toEqual(await placeOfWords(bytes));
  });
});

async function placeOfWords(bytes: Uint8Array) {
  const page = await shownPage(bytes);
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const found = items.find((item) => 'str' in item && item.str === 'Words of the draft') as
    { transform: number[] } | undefined;
  const [, , , , x = NaN, y = NaN] = found?.transform ?? [];
  const size = [viewport.width, viewport.height];
  return { size, at: viewport.convertToViewportPoint(x, y), turn: page.rotate };
}

describe('the marks as PDFium draws them, which is in most browsers', () => {
  let pdfium: PDFiumLibrary;
  beforeAll(async () => {
    pdfium = await PDFiumLibrary.init();
  });
  afterAll(() => pdfium.destroy());

  it.each([
    ...Object.entries(unclosed).map(([what, content]) => [what, content, undefined] as const),
    ['a bar over them', line, over({ Subtype: 'Square' }, opaque)] as const,
  ])('are there in spite of %s', async (_, content, change) => {
    const plain = await footLine(pdfium, await stamped(await pdfOf(line)));
    expect(new Set(plain).size).toBeGreaterThan(2);
    const found = await footLine(pdfium, await stamped(await pdfOf(content, change)));
    const differences = Array.from(plain, (value, at) => Math.abs(value - (found[at] ?? 0)));
    // The edges of letters are rounded.
    expect(Math.max(...differences)).toBeLessThan(8);
  });
});

/** The lowest 10 points of the page, point for point: four bytes for each. */
async function footLine(pdfium: PDFiumLibrary, pdf: Uint8Array): Promise<Uint8Array> {
  const document = await pdfium.loadDocument(pdf);
  try {
    const { width, height, data } = await document
      .getPage(0)
      .render({ scale: 1, render: 'bitmap', renderFormFields: true });
    expect([width, height]).toEqual([400, 400]);
    return data.slice(-10 * 400 * 4);
  } finally {
    document.destroy();
  }
}

function name(of: string): PDFName {
  return PDFName.of(of);
}
