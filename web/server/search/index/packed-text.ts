import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { TextPage } from './item-record.ts';

/** A form feed parts pages, as it always has; no text of a document holds one. */
const parting = '\f';

/** UTF-16 units that are kept together, so that who finds enough at the beginning reads no more. */
const partLength = 24_000;

/** Pages as they are kept: in small parts that are quick to read again. */
export function packPages(pages: readonly TextPage[]): Buffer[] {
  const parts: TextPage[][] = [];
  let room = 0;
  for (const page of pages) {
    if (room <= 0) {
      parts.push([]);
      room = partLength;
    }
    parts.at(-1)?.push(page);
    room -= page.text.length;
  }
  return parts.map((part) => {
    const numbers = JSON.stringify(part.map(({ page }) => page));
    const texts = part.map(({ text }) => text.replaceAll(parting, ' '));
    return zstdCompressSync(Buffer.from([numbers, ...texts].join(parting)));
  });
}

/** @param packed one of the parts */
export function unpackPages(packed: Uint8Array): TextPage[] {
  const [numbers = '[]', ...texts] = zstdDecompressSync(packed).toString('utf8').split(parting);
  const pages = JSON.parse(numbers) as (number | null)[];
  return texts.map((text, index) => ({ page: pages[index] ?? null, text }));
}

export function packRecord(record: object): Buffer {
  return zstdCompressSync(Buffer.from(JSON.stringify(record)));
}

export function unpackRecord<T>(packed: Uint8Array): T {
  return JSON.parse(zstdDecompressSync(packed).toString('utf8')) as T;
}
