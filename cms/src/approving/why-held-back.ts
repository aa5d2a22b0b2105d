import type { Core } from '@strapi/strapi';
import { type HeldBack, heldBackIn, refusalOf } from '../checking/held-back';
import { checkEntry } from '../rules/check-entry';
import type { Fields } from '../rules/fault';
import { loadDraft } from '../saving/load-entry';
import { readSurroundings } from '../saving/surroundings';
import type { EntryRef } from '../withdrawing/entry-ref';

/**
 * What keeps a draft from going out as it is, whatever goes out with it: what is left empty, and
 * what the checks hold back. What is mended must be approved anew, so nobody approves it before.
 *
 * @param draft loaded with its parts and their files
 */
export async function heldBackOf(
  strapi: Core.Strapi,
  entry: EntryRef,
  draft: Fields,
): Promise<HeldBack> {
  const { uid, documentId } = entry;
  const surroundings = await readSurroundings(strapi, uid, documentId, draft, true);
  const held = await heldBackIn(strapi, entry, draft);
  return { ...held, page: [...checkEntry(draft, surroundings), ...held.page] };
}

/** The same in one text; null where nothing is held back. */
export async function whyHeldBack(strapi: Core.Strapi, entry: EntryRef): Promise<string | null> {
  const draft = await loadDraft(strapi, entry.uid, entry.documentId);
  return (draft && refusalOf(await heldBackOf(strapi, entry, draft))) || null;
}
