import type { IndexDatabase } from './index-file.ts';
import type { TextPage } from './item-record.ts';
import { unpackPages } from './packed-text.ts';

/** The pages of a document that is in the index, in their order; read only as far as they are used. */
export function* readPages(database: IndexDatabase, sha256: string): Generator<TextPage> {
  const parts = database.prepare('SELECT id FROM text_part WHERE sha256 = ? ORDER BY id').pluck();
  const read = database.prepare('SELECT pages FROM text_part WHERE id = ?').pluck();
  for (const id of parts.all(sha256)) yield* unpackPages(read.get(id) as Uint8Array);
}
