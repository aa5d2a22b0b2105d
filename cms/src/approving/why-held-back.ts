import type { Core } from '@strapi/strapi';
import { heldBackIn, refusalOf } from '../checking/held-back';
import { loadDraft } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';

/**
 * Why the checks would not let a draft out as it is. What is mended must be approved anew, so it is
 * said before anybody approves it.
 *
 * @returns null where they hold nothing back
 */
export async function whyHeldBack(strapi: Core.Strapi, entry: EntryRef): Promise<string | null> {
  const draft = await loadDraft(strapi, entry.uid, entry.documentId);
  return (draft && refusalOf(await heldBackIn(strapi, entry, draft))) || null;
}
