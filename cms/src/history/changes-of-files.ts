import type { Core } from '@strapi/strapi';
import { noteChange } from '../audit/note-changes';
import { documentFields } from '../documents/document-fields';
import { lockRevision } from '../published/revision';
import type { EntryRef } from '../withdrawing/entry-ref';
import { keepFirstVersions, keepVersion } from './versions';

/**
 * Changes a file of the media library, and keeps what it makes of each draft that has it: other
 * bytes are another content, though nobody has saved the draft.
 *
 * @param change replaces or deletes the file
 */
export async function keepingDraftsWithFile<T>(
  strapi: Core.Strapi,
  fileId: number,
  change: () => Promise<T>,
): Promise<T> {
  const entries = await draftsWithFile(strapi, fileId);
  for (const entry of entries) await keepFirstVersions(strapi, entry);
  const result = await change();
  for (const entry of entries) {
    await strapi.db.transaction(async () => {
      await lockRevision(strapi);
      const kept = await keepVersion(strapi, entry);
      await noteChange(strapi, { action: 'update', entry, isPublic: false, kept });
    });
  }
  return result;
}

async function draftsWithFile(strapi: Core.Strapi, fileId: number): Promise<EntryRef[]> {
  const parts = await strapi.db
    .query('parts.document')
    .findMany({ where: { file: { id: fileId } }, select: ['id'] });
  if (parts.length === 0) return [];
  const ids = parts.map(({ id }) => id);
  const found: EntryRef[] = [];
  for (const { uid, name } of documentFields(strapi)) {
    const where = { publishedAt: null, [name]: { id: { $in: ids } } };
    const drafts = await strapi.db.query(uid).findMany({ where, select: ['documentId'] });
    found.push(...drafts.map(({ documentId }) => ({ uid, documentId })));
  }
  return found;
}
