import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { TextPage } from './item-record.ts';

/** A form feed parts pages, as it always has; no text of a document holds one. */
const parting = '\f';

/** Pages as they are kept: small, and quick to read again. */
export function packPages(pages: readonly TextPage[]): Buffer {
  const numbers = JSON.stringify(pages.map(({ page }) => page));
  const texts = pages.map(({ text }) => text.replaceAll(parting, ' '));
  return zstdCompressSync(Buffer.from([numbers, ...texts].join(parting)));
}

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
