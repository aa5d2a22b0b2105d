/** A page for tests, A5-like and small, with Helvetica as /F1. */
export interface TestPage {
  /** Operators of the content stream. */
  content: string;
  /** Further entries of the resource dictionary, such as `/XObject << /X 20 0 R >>`. */
  resources?: string;
  /** Further entries of the page, such as `/Annots [...]` or `/CropBox [...]`. */
  entries?: string;
}

export interface TestPdf {
  pages: TestPage[];
  /** Further entries of the catalogue. */
  catalog?: string;
  /** Further entries of the trailer, such as `/Info 30 0 R`. */
  trailer?: string;
  /** Objects by number, from 20 upwards; a stream is `[dictionary entries, data]`. */
  objects?: Record<number, string | [string, string | Uint8Array]>;
}

/** Writes a PDF by hand: catalogue 1, page tree 2, font 3, then a page and its content each. */
export function pdfOf({ pages, catalog = '', trailer = '', objects = {} }: TestPdf): Uint8Array {
  const all = new Map<number, Buffer>();
  const pageNumber = (index: number) => 100 + index * 2;
  all.set(1, Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`));
  const kids = pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ');
  all.set(2, Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`));
  const font = '/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding';
  all.set(3, Buffer.from(`<< ${font} >>`));
  pages.forEach(({ content, resources = '', entries = '' }, index) => {
    const number = pageNumber(index);
    const box = entries.includes('/MediaBox') ? '' : '/MediaBox [0 0 300 200]';
    all.set(
      number,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R ${box} /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R >> ${resources} >> ${entries} >>`,
      ),
    );
    all.set(number + 1, streamOf('', content));
  });
  for (const [number, object] of Object.entries(objects)) {
    const bytes = Array.isArray(object) ? streamOf(...object) : Buffer.from(object, 'latin1');
    all.set(Number(number), bytes);
  }
  return written(
    Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
    all,
    `/Root 1 0 R ${trailer}`,
  );
}

/** Saves again as Acrobat does: the old bytes stay, changed objects are added after them. */
export function savedAgain(
  before: Uint8Array,
  changed: Record<number, string | [string, string | Uint8Array]>,
): Uint8Array {
  const previous = Number(
    /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(before).toString('latin1'))?.[1],
  );
  const all = new Map<number, Buffer>();
  for (const [number, object] of Object.entries(changed)) {
    all.set(
      Number(number),
      Array.isArray(object) ? streamOf(...object) : Buffer.from(object, 'latin1'),
    );
  }
  return written(Buffer.from(before), all, `/Root 1 0 R /Prev ${previous}`);
}

/** Words at a place, in points from the lower left corner. */
export function words(text: string, x = 20, y = 150, size = 14): string {
  return `\nBT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`;
}

/** A filled rectangle; the colour is three parts from 0 to 1. */
export function box(colour: string, x = 15, y = 140, width = 200, height = 30): string {
  return `\nq ${colour} rg ${x} ${y} ${width} ${height} re f Q\n`;
}

function streamOf(entries: string, data: string | Uint8Array): Buffer {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

function written(head: Buffer, objects: Map<number, Buffer>, trailer: string): Uint8Array {
  const parts = [head];
  let length = head.length;
  const sections: string[] = [];
  for (const [number, object] of [...objects].sort(([one], [other]) => one - other)) {
    sections.push(`${number} 1\n${String(length).padStart(10, '0')} 00000 n \n`);
    const whole = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      object,
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(whole);
    length += whole.length;
  }
  const size = Math.max(1000, ...objects.keys()) + 1;
  parts.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${sections.join('')}trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
