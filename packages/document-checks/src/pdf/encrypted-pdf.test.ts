import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { cleanPdf } from '../cleaning/clean-pdf.js';
import { defaultLimits } from '../limits.js';
import { readPdf } from './read-pdf.js';
import { pdfOf, words } from './tests/build-pdf.js';

/** The library that encrypts leaves other texts as they are. */
const hexadecimal = (text: string) => `<${Buffer.from(text).toString('hex')}>`;

const plain = pdfOf({
  pages: [{ content: words('Seen at home.'), entries: '/Annots [20 0 R]' }],
  trailer: `/Info << /Author ${hexadecimal('A. Writer')} >>`,
  objects: {
    20: `<< /Type /Annot /Subtype /Text /Rect [250 10 270 30] /Contents ${hexadecimal('Ask Amelia')} >>`,
  },
});

async function encrypted(passwords: { userPassword?: string; ownerPassword: string }) {
  const document = await PDFDocument.load(plain, { updateMetadata: false });
  document.encrypt({ permissions: { copying: false }, ...passwords });
  return document.save({ useObjectStreams: false });
}

function read(bytes: Uint8Array) {
  return readPdf(bytes, { format: 'PDF', limits: defaultLimits, onProgress: () => undefined });
}

it('says that a document with a password could not be checked', async () => {
  const bytes = await encrypted({ userPassword: 'secret', ownerPassword: 'other' });
  expect((await read(bytes)).unchecked?.reason).toBe('encrypted');
});

it('looks into a document that is only restricted', async () => {
  const { findings, unchecked } = await read(await encrypted({ ownerPassword: 'other' }));
  expect(unchecked).toBeNull();
  const told = findings.map(({ kind, text }) => [kind, text]);
  expect(told).toContainEqual(['comment', 'Ask Amelia']);
  expect(told).toContainEqual(['author-in-properties', 'A. Writer']);
  expect(told).toContainEqual(['restricted', null]);
});

it('cleans a document that is only restricted', async () => {
  const { bytes, removed } = await cleanPdf(await encrypted({ ownerPassword: 'other' }));
  expect(removed).toContainEqual({ words: 'Author', before: 'A. Writer' });
  const kinds = (await read(bytes)).findings.map(({ kind }) => kind);
  expect(kinds).toEqual(['comment']);
});
