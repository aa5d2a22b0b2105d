import type { Core } from '@strapi/strapi';
import { filledText } from '../rules/fault';
import { loadPublished } from '../saving/load-entry';
import { refuseFaults } from '../saving/refuse-faults';
import type { EntryRef } from '../withdrawing/entry-ref';
import { documentsIn } from './documents-of-entry';
import { faultsOf, heldBackIn } from './held-back';
import { noteLetOut } from './let-out';

/**
 * Refuses to make public what was not checked, what the checks hold back, and what is not the bytes
 * that were checked. Call it in the transaction of the publishing, once Strapi has published: what
 * is looked at is what would be public.
 *
 * @throws ValidationError (400) that names each document, and says what to do
 */
export async function refuseUnsafe(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  const published = await loadPublished(strapi, entry.uid, entry.documentId);
  if (!published) return;
  refuseFaults(faultsOf(await heldBackIn(strapi, entry, published)));
  if (filledText(published.archivedOn)) return;
  const documents = documentsIn(strapi, entry.uid, published);
  await noteLetOut(
    strapi,
    documents.map(({ file }) => file.hash.slice(0, 64)),
  );
}
