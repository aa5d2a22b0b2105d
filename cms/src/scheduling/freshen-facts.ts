import type { Core } from '@strapi/strapi';
import { readAhead } from '../checking/intact';
import { findStaleFacts, storeFacts } from '../documents/stored-documents';
import { loadDraft } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';

/**
 * Reads again what drafts say of files that were replaced since: pages, size and hash. Publishing
 * does so too, but in a transaction it would keep everybody waiting. Call it outside of one.
 */
export async function freshenFacts(
  strapi: Core.Strapi,
  entries: readonly EntryRef[],
): Promise<void> {
  for (const { uid, documentId } of entries) {
    const draft = await loadDraft(strapi, uid, documentId);
    if (draft) await readAhead(strapi, uid, draft);
    const stale = draft ? await findStaleFacts(strapi, uid, draft) : [];
    if (stale.length > 0) await strapi.db.transaction(() => storeFacts(strapi, stale));
  }
}
