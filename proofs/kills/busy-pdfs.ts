import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';

const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** A sound PDF of many pages of words, which takes a while to check. No two are alike. */
export function longPdf(pages: number): Buffer {
  const lines = Array.from({ length: 40 }, (_, at) => `(What people told us, part ${at}.) '`);
  const content = `BT /F1 11 Tf 14 TL 50 800 Td ${lines.join('\n')} ET`;
  const kids = Array.from({ length: pages }, (_, at) => `${5 + at} 0 R`).join(' ');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    font,
    streamOf(Buffer.from(content), ''),
    ...Array.from({ length: pages }, () => page('4 0 R', '/Font << /F1 3 0 R >>')),
  ]);
}

/** Small files that would take all memory, or for ever, by what they hold. */
export const hostilePdfs: Record<string, () => Buffer> = {
  'a drawing that unpacks to 200 MB': () =>
    onePage(deflateSync(Buffer.alloc(200 * 1024 * 1024, '0 0 m 9 9 l S\n')), '/FlateDecode'),
  'half a gigabyte that is packed twice': () => {
    const once = deflateSync(Buffer.alloc(512 * 1024 * 1024, 32));
    return onePage(deflateSync(once), '[/FlateDecode /FlateDecode]');
  },
  'a form that draws itself': () =>
    pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [5 0 R] >>',
      streamOf(
        Buffer.from('/X Do /X Do /X Do'),
        '/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X 3 0 R >> >>',
      ),
      streamOf(Buffer.from('/X Do'), ''),
      page('4 0 R', '/XObject << /X 3 0 R >>'),
    ]),
};

function onePage(packed: Buffer, filter: string): Buffer {
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [5 0 R] >>',
    font,
    streamOf(packed, `/Filter ${filter}`),
    page('4 0 R', '/Font << /F1 3 0 R >>'),
  ]);
}

function page(contents: string, resources: string): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} /Resources << ${resources} >> >>`;
}

function streamOf(bytes: Buffer, entries: string): Buffer {
  const head = `<< /Length ${bytes.length} ${entries} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]);
}

function pdfOf(objects: (string | Buffer)[]): Buffer {
  const parts = [Buffer.from(`%PDF-1.7\n% ${randomUUID()}\n`)];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n`;
  return Buffer.concat([...parts, Buffer.from(`${table}${trailer}startxref\n${length}\n%%EOF\n`)]);
}
