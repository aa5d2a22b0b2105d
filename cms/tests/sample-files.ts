import { crc32, deflateSync } from 'node:zlib';
import { DeletedTextRun, Document, Packer, Paragraph, TextRun } from 'docx';

/** Files as small as they can be and still be what they say. */

export function pdfWithPages(pages: number, text = 'Demonstration'): Buffer {
  const pageObjects = Array.from({ length: pages }, (_, at) => 3 + at);
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Count ${pages} /Kids [${pageObjects.map((at) => `${at} 0 R`).join(' ')}] >>`,
      ...pageObjects.map(() => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>'),
    ],
    text,
  );
}

/** One page with words on it, and whatever else is drawn, in the operators of PDF. */
export function pdfWithWords(words: string, drawnOver = ''): Buffer {
  const content = `BT /F1 12 Tf 20 150 Td (${words}) Tj ET\n${drawnOver}`;
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

/** Words under a black box: a reader sees the box, and can copy the words. */
export function pdfWithBlackBox(words: string): Buffer {
  return pdfWithWords(words, '0 0 0 rg 10 140 280 30 re f');
}

/** A first page with words, and a second one that is only a picture. */
export function pdfWithPicturePage(words: string): Buffer {
  const text = `BT /F1 12 Tf 20 150 Td (${words}) Tj ET`;
  const picture = '300 0 0 200 0 0 cm /X Do';
  const page = (content: number, resources: string) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents ${content} 0 R /Resources << ${resources} >> >>`;
  const stream = (entries: string, data: string) =>
    `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>',
    page(5, '/Font << /F1 7 0 R >>'),
    page(6, '/XObject << /X 8 0 R >>'),
    stream('', text),
    stream('', picture),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    stream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      'x',
    ),
  ]);
}

function pdfOf(objects: string[], comment = 'Made for a test'): Buffer {
  let body = `%PDF-1.7\n% ${comment}\n`;
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n`;
  return Buffer.from(`${body}${table}${trailer}startxref\n${body.length}\n%%EOF\n`, 'latin1');
}

export function wordDocument(): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Form')] }] }));
}

/** A Word file in which somebody took words out with Track Changes on. */
export function wordDocumentWithDeleted(words: string): Promise<Buffer> {
  const change = { id: 1, author: 'A. Editor', date: '2026-01-02T03:04:05Z' };
  const children = [new TextRun('The family of '), new DeletedTextRun({ text: words, ...change })];
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children })] }] }));
}

/** One dark pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A dark picture, large enough for Strapi to make a small one of it. */
export function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  const signature = png.subarray(0, 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows))];
  return Buffer.concat([signature, ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
}
