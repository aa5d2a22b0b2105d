import type { IndexDatabase } from './index-file.ts';
import type { TextPage } from './item-record.ts';

/** The pages of a document that is in the index, in their order; read only as far as they are used. */
export function readPages(database: IndexDatabase, sha256: string): Iterable<TextPage> {
  return database
    .prepare('SELECT page, text FROM page_text WHERE sha256 = ? ORDER BY id')
    .iterate(sha256) as Iterable<TextPage>;
}
