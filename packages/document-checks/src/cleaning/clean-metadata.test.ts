import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { defaultLimits } from '../limits.js';
import { pdfOf, savedAgain, words } from '../pdf/tests/build-pdf.js';
import { readPdf } from '../pdf/read-pdf.js';
import { cleanMetadata } from './clean-metadata.js';
import { cleanPdf } from './clean-pdf.js';

const folder = mkdtempSync(path.join(tmpdir(), 'document-checks-'));
afterAll(() => rm(folder, { recursive: true }));

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r" xmlns:dc="d" xmlns:pdfuaid="u"><rdf:Description><dc:creator><rdf:Seq><rdf:li>B. Writer</rdf:li></rdf:Seq></dc:creator><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>`;
const full = pdfOf({
  pages: [{ content: words('Seen at home.'), entries: '/PieceInfo << /P << /Private (x) >> >>' }],
  catalog:
    '/Lang (en-GB) /MarkInfo << /Marked true >> /StructTreeRoot << /K << /S /H1 /P 1 0 R >> >> /ViewerPreferences << /DisplayDocTitle true >> /Metadata 20 0 R',
  trailer: '/Info << /Title (A review) /Author (A. Writer) /Company (Example Council) >>',
  objects: { 20: ['/Type /Metadata /Subtype /XML', xmp] },
});

async function told(bytes: Uint8Array) {
  const report = await readPdf(bytes, {
    format: 'PDF',
    limits: defaultLimits,
    onProgress: () => undefined,
  });
  return {
    found: report.findings.map(({ kind }) => kind).sort(),
    right: report.accessibility.filter(({ isRight }) => isRight).map(({ kind }) => kind),
    texts: report.texts.map(({ text }) => text).join('\n'),
  };
}

it('takes the metadata out of a PDF and keeps what readers need', async () => {
  const before = await told(full);
  expect(before.found).toEqual([
    'author-in-properties',
    'author-in-properties',
    'other-properties',
    'private-data',
  ]);
  const { bytes, removed } = await cleanPdf(full);
  const after = await told(bytes);
  expect(after.found).toEqual([]);
  expect(after.right).toEqual(before.right);
  expect(after.texts).toContain('Seen at home.');
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('Writer');
  expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfuaid:part>1<');
  expect(removed).toEqual(
    expect.arrayContaining([
      { words: 'Author', before: 'A. Writer' },
      { words: 'XMP, creator', before: 'B. Writer' },
      { words: 'Company', before: 'Example Council' },
    ]),
  );
});

it('takes earlier saves out of a PDF', async () => {
  const first = pdfOf({ pages: [{ content: words('Amelia was seen.') }] });
  const saved = savedAgain(first, { 101: ['', words('The child was seen.')] });
  expect((await told(saved)).found).toEqual(['words-in-earlier-save']);
  const { bytes } = await cleanPdf(saved);
  expect((await told(bytes)).found).toEqual([]);
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('Amelia');
});

it('cleans in the guarded process, and says why when it cannot', async () => {
  const file = path.join(folder, 'report.pdf');
  writeFileSync(file, full);
  const { bytes, removed } = await cleanMetadata(file);
  expect((await told(bytes)).found).toEqual([]);
  expect(removed.length).toBeGreaterThan(3);
  writeFileSync(file, 'not a PDF');
  await expect(cleanMetadata(file)).rejects.toThrow('cannot be cleaned');
});
