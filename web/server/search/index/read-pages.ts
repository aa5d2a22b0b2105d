import type { IndexDatabase } from './index-file.ts';
import type { TextPage } from './item-record.ts';
import { prepared } from './prepared.ts';

/** More pages than any document has. */
const mostPages = 2 ** 20;

/** The ids of the pages of a document, which lie beside each other in the file. */
export function pageIds(document: number): { first: number; last: number } {
  return { first: document * mostPages, last: (document + 1) * mostPages - 1 };
}

/** The number of a document in this file; undefined where its text is not kept. */
export function documentOf(database: IndexDatabase, sha256: string): number | undefined {
  const document = prepared(database, 'SELECT id FROM document_text WHERE sha256 = ?').pluck();
  return document.get(sha256) as number | undefined;
}

/** The pages of a document that is in the index, in their order; read only as far as they are used. */
export function readPages(database: IndexDatabase, sha256: string): Iterable<TextPage> {
  const document = documentOf(database, sha256);
  if (document === undefined) return [];
  const { first, last } = pageIds(document);
  return prepared(
    database,
    'SELECT page, text FROM page_text WHERE id BETWEEN ? AND ? ORDER BY id',
  ).iterate(first, last) as Iterable<TextPage>;
}

/** The pages at some places of a document, from 0. */
export function readSomePages(
  database: IndexDatabase,
  sha256: string,
  indexes: readonly number[],
): TextPage[] {
  const document = documentOf(database, sha256);
  if (document === undefined) return [];
  const { first } = pageIds(document);
  const page = prepared(database, 'SELECT page, text FROM page_text WHERE id = ?');
  return indexes.flatMap((index) => (page.get(first + index) as TextPage | undefined) ?? []);
}

/** How many words are before each page of a document, and in all of it. */
export function wordsBefore(database: IndexDatabase, sha256: string): number[] {
  const starts = prepared(database, 'SELECT starts FROM document_text WHERE sha256 = ?').pluck();
  return JSON.parse((starts.get(sha256) as string | undefined) ?? '[0]') as number[];
}
