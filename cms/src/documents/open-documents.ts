import type { Core } from '@strapi/strapi';
import { inParts } from '../tables/in-parts';
import type { EntryRef } from '../withdrawing/entry-ref';
import { documentFields, type DocumentField } from './document-fields';
import { servable, type StoredDocumentPart } from './may-serve';

/**
 * Finds those of many documents that are plainly public, in one question for each field that holds
 * documents. Of the others `mayServe` tells more.
 *
 * @param held entries that no reader may see now, although they may still be published
 * @returns their public ids
 */
export async function openDocuments(
  strapi: Core.Strapi,
  publicIds: readonly string[],
  held: readonly EntryRef[],
): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  for (const field of documentFields(strapi)) {
    const isHeld = (documentId: string) =>
      held.some((entry) => entry.uid === field.uid && entry.documentId === documentId);
    const entries = await inParts(publicIds, (ids) => publishedWith(strapi, field, ids));
    for (const { parts } of entries.filter((entry) => !isHeld(entry.documentId))) {
      for (const part of parts) if (part.publicId && servable(part)) open.add(part.publicId);
    }
  }
  return open;
}

async function publishedWith(
  strapi: Core.Strapi,
  { uid, name }: DocumentField,
  ids: string[],
): Promise<{ documentId: string; parts: StoredDocumentPart[] }[]> {
  const where = { publicId: { $in: ids } };
  const entries: Record<string, unknown>[] = await strapi.db.query(uid).findMany({
    where: { publishedAt: { $notNull: true }, [name]: where },
    select: ['documentId'],
    populate: { [name]: { where, populate: { file: true } } },
  });
  return entries.map((entry) => ({
    documentId: String(entry.documentId),
    parts: [entry[name] ?? []].flat() as StoredDocumentPart[],
  }));
}
