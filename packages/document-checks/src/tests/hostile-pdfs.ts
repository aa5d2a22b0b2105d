import { deflateSync } from 'node:zlib';
import { pdfOf, words, type TestPdf } from '../pdf/tests/build-pdf.js';

const form = '/Type /XObject /Subtype /Form /BBox [0 0 300 200]';
const usesX = '/XObject << /X 20 0 R >>';

/** A form that draws the next one ten times, which draws the next one ten times, and so on. */
function tenfold(): TestPdf['objects'] {
  const last = 32;
  const objects: NonNullable<TestPdf['objects']> = { [last]: [form, words('bomb')] };
  for (let number = 20; number < last; number += 1) {
    const resources = `/Resources << /XObject << /X ${number + 1} 0 R >> /Font << /F1 3 0 R >> >>`;
    objects[number] = [`${form} ${resources}`, '/X Do '.repeat(10)];
  }
  return objects;
}

function packed(times: number, length: number): Uint8Array {
  let bytes: Uint8Array = Buffer.from(words('bomb').repeat(Math.ceil(length / 40)));
  for (let time = 0; time < times; time += 1) bytes = deflateSync(bytes);
  return bytes;
}

function withStream(entries: string, data: Uint8Array): Uint8Array {
  return pdfOf({
    pages: [{ content: '/X Do', resources: usesX }],
    objects: { 20: [`${form} /Resources << /Font << /F1 3 0 R >> >> ${entries}`, data] },
  });
}

/** Files that are built to hold up whoever reads them, or to fill the memory. */
export const endlessPdfs: Record<string, () => Uint8Array> = {
  'a content stream that grows a hundredfold': () =>
    withStream('/Filter /FlateDecode', packed(1, 60_000_000)),
  'a stream packed twice': () =>
    withStream('/Filter [/FlateDecode /FlateDecode]', packed(2, 120_000_000)),
  'forms that draw each other tenfold': () =>
    pdfOf({ pages: [{ content: '/X Do', resources: usesX }], objects: tenfold() }),
};
