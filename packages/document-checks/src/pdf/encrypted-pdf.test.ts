import { expect, it } from 'vitest';
import { cleanPdf } from '../cleaning/clean-pdf.js';
import { defaultLimits } from '../limits.js';
import { PdfFile } from './pdf-file.js';
import { readPdf } from './read-pdf.js';
import { pdfOf, words } from './tests/build-pdf.js';
import { savedCopy } from './without-encryption.js';

const plain = pdfOf({
  pages: [{ content: words('Seen at home.'), entries: '/Annots [20 0 R]' }],
  trailer: '/Info << /Author (A. Writer) >>',
  objects: {
    20: '<< /Type /Annot /Subtype /Text /Rect [250 10 270 30] /Contents (Ask Amelia) >>',
  },
});

/** Printing is all that is allowed. */
const permissions = 4;

async function encrypted({ userPassword = '', ownerPassword = '' }) {
  const file = await PdfFile.open(plain);
  try {
    file.engine.EPDF_SetEncryption(file.handle, userPassword, ownerPassword, permissions);
    return savedCopy(file);
  } finally {
    file.close();
  }
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
