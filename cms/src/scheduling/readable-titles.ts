import type { Core } from '@strapi/strapi';
import { editableKind } from '../editor-screens/editable-kinds';
import { readerFor, titleOf } from '../editor-screens/readable-entries';
import type { EntryRef } from '../withdrawing/entry-ref';

/** The titles that one person may read. */
export interface ReadableTitles {
  /** @returns null for what the person may not read, or what was deleted */
  of(entry: EntryRef): string | null;
}

const atOnce = 100;

/** Looks up the titles of the drafts of these entries, of which a person may read some. */
export async function readableTitles(
  strapi: Core.Strapi,
  userAbility: unknown,
  entries: readonly EntryRef[],
): Promise<ReadableTitles> {
  const read = readerFor(strapi, userAbility);
  const found = new Map<string, string>();
  for (const uid of new Set(entries.map((entry) => entry.uid))) {
    const kind = editableKind(uid);
    const ids = entries.filter((entry) => entry.uid === uid).map(({ documentId }) => documentId);
    for (let start = 0; kind && start < ids.length; start += atOnce) {
      const filters = { documentId: { $in: ids.slice(start, start + atOnce) } };
      const fields = [kind.titleField];
      const drafts = await read(kind, { status: 'draft', fields, filters, limit: atOnce });
      for (const draft of drafts) found.set(`${uid} ${draft.documentId}`, titleOf(kind, draft));
    }
  }
  return { of: ({ uid, documentId }) => found.get(`${uid} ${documentId}`) ?? null };
}
