import { degrees, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { stampPdf } from './stamp-pdf';

const words = { across: 'Łukasz Żółć · 6 June 2026', foot: 'Shared with Łukasz Żółć. Siân Dŵr.' };

async function pdfOf(...change: ((pdf: PDFDocument) => void)[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]);
  for (const one of change) one(pdf);
  return pdf.save();
}

interface Placed {
  str: string;
  transform: number[];
}

/** Where the line at the foot stands as a reader sees the page, in points from its lower left. */
async function footOf(bytes: Uint8Array, page = 1) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const shown = await pdf.getPage(page);
  const { width, height, transform } = shown.getViewport({ scale: 1 });
  const { items } = await shown.getTextContent();
  const foot = (items as Placed[]).find(({ str }) => str.startsWith('Shared with'));
  if (!foot) throw new Error('There is no line at the foot.');
  const [a, b, , , e, f] = foot.transform as [number, number, number, number, number, number];
  const [va, vb, vc, vd, ve, vf] = transform as [number, number, number, number, number, number];
  return {
    left: va * e + vc * f + ve,
    bottom: height - (vb * e + vd * f + vf),
    // The direction of the line on the screen: 1, 0 is upright.
    direction: [va * a + vc * b, vb * a + vd * b].map((part) => Math.sign(Math.round(part)) + 0),
    width,
  };
}

describe('the marks', () => {
  it.each([0, 90, 180, 270, -90])(
    'stand upright at the foot of a page turned by %i',
    async (turn) => {
      const bytes = await pdfOf((pdf) => pdf.getPage(0).setRotation(degrees(turn)));
      const foot = await footOf(await stampPdf(bytes, words, 1));
      expect(foot.direction).toEqual([1, 0]);
      expect(foot.left).toBeGreaterThan(0);
      expect(foot.left).toBeLessThan(20);
      expect(foot.bottom).toBeGreaterThan(0);
      expect(foot.bottom).toBeLessThan(20);
    },
  );

  it('stand on the part of a page that is shown', async () => {
    const bytes = await pdfOf((pdf) => pdf.getPage(0).setCropBox(100, 200, 300, 400));
    const foot = await footOf(await stampPdf(bytes, words, 1));
    expect(foot.width).toBe(300);
    expect(foot.left).toBeLessThan(20);
    expect(foot.bottom).toBeGreaterThan(0);
    expect(foot.bottom).toBeLessThan(20);
  });

  it('stand over what a page draws, also where that moves and clips', async () => {
    const bytes = await pdfOf((pdf) => {
      const content = pdf.context.flateStream('0 0 1 1 re W n 0.01 0 0 0.01 900 900 cm');
      pdf.getPage(0).node.set(PDFName.of('Contents'), pdf.context.register(content));
    });
    const foot = await footOf(await stampPdf(bytes, words, 1));
    expect(foot.left).toBeLessThan(20);
    expect(foot.bottom).toBeLessThan(20);
  });

  it('are on every page of many, and make the file little larger', async () => {
    const bytes = await pdfOf((pdf) => {
      for (let page = 2; page <= 300; page += 1) pdf.addPage([595, 842]);
    });
    const stamped = await stampPdf(bytes, words, 300);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(stamped)), {
      mergePages: false,
    });
    expect(text).toHaveLength(300);
    for (const page of text) expect(page).toContain('Łukasz Żółć · 6 June 2026');
    expect(stamped.length - bytes.length).toBeLessThan(200_000);
  }, 30_000);

  it('are left out by a screen reader', async () => {
    const stamped = await stampPdf(await pdfOf(), words, 1);
    const pdf = await getDocumentProxy(new Uint8Array(stamped));
    const { items } = await (await pdf.getPage(1)).getTextContent({ includeMarkedContent: true });
    const [first] = items as { type?: string; tag?: string }[];
    expect(first).toMatchObject({ type: 'beginMarkedContent', tag: 'Artifact' });
  });

  it('leave it said in which language the document is', async () => {
    const bytes = await pdfOf((pdf) => pdf.setLanguage('cy'));
    const stamped = await PDFDocument.load(await stampPdf(bytes, words, 1));
    expect(String(stamped.catalog.get(PDFName.of('Lang')))).toContain('cy');
  });
});

describe('a PDF is refused', () => {
  it('when another program finds other pages in it', async () => {
    await expect(stampPdf(await pdfOf(), words, 2)).rejects.toThrow('pages');
  });

  it.each([
    [10, 842],
    [595, 20_000],
  ])('when a page is %i by %i points', async (width, height) => {
    const bytes = await pdfOf((pdf) => pdf.getPage(0).setSize(width, height));
    await expect(stampPdf(bytes, words, 1)).rejects.toThrow('usual size');
  });

  it('when it is damaged', async () => {
    const bytes = await pdfOf();
    await expect(stampPdf(bytes.slice(0, bytes.length / 3), words, 1)).rejects.toThrow();
    await expect(stampPdf(Buffer.from('no PDF'), words, 1)).rejects.toThrow();
  });
});
