import type { Core } from '@strapi/strapi';
import { editableKind, editPath, type EditableKind } from '../editor-screens/editable-kinds';
import { titleOf, type Entry, type ReadEntries } from '../editor-screens/readable-entries';
import { siteAddressOf } from '../editor-screens/site-addresses';
import { documentFields, type DocumentField } from './document-fields';

/** An entry that has a file as one of its documents. */
export interface FileUse {
  uid: string;
  kindName: string;
  title: string;
  documentId: string;
  status: 'draft' | 'published' | 'both';
  /** Where it is edited, from the admin's root. */
  editPath: string;
  /** Where the public reads it; null while it is a draft only. */
  siteAddress: string | null;
}

/**
 * Where a file of the media library is used, in drafts and in what is public.
 *
 * @param read keeps to what the person who asks may read
 */
export async function fileUses(
  strapi: Core.Strapi,
  read: ReadEntries,
  fileId: number,
  siteUrl: string,
): Promise<FileUse[]> {
  const partIds = await partsWithFile(strapi, fileId);
  if (partIds.length === 0) return [];
  const uses = await Promise.all(
    documentFields(strapi).map((field) => usesInField(read, field, partIds, siteUrl)),
  );
  return uses.flat();
}

async function partsWithFile(strapi: Core.Strapi, fileId: number): Promise<number[]> {
  const parts = await strapi.db
    .query('parts.document')
    .findMany({ where: { file: { id: fileId } }, select: ['id'] });
  return parts.map(({ id }) => id);
}

async function usesInField(
  read: ReadEntries,
  { uid, name }: DocumentField,
  partIds: number[],
  siteUrl: string,
): Promise<FileUse[]> {
  const kind = editableKind(uid);
  if (!kind) return [];
  const find = (status: 'draft' | 'published') =>
    read(kind, { status, filters: { [name]: { id: { $in: partIds } } }, limit: 100 });
  const drafts = await find('draft');
  const published = await find('published');
  const byId = new Map([...published, ...drafts].map((entry) => [entry.documentId, entry]));
  return [...byId.values()].map((entry) => {
    const live = published.find(({ documentId }) => documentId === entry.documentId);
    const isInDraft = drafts.some(({ documentId }) => documentId === entry.documentId);
    return toUse(kind, entry, live, isInDraft, siteUrl);
  });
}

function toUse(
  kind: EditableKind,
  entry: Entry,
  live: Entry | undefined,
  isInDraft: boolean,
  siteUrl: string,
): FileUse {
  return {
    uid: kind.uid,
    kindName: kind.name,
    title: titleOf(kind, entry),
    documentId: entry.documentId,
    status: live ? (isInDraft ? 'both' : 'published') : 'draft',
    editPath: editPath(kind, entry.documentId),
    siteAddress: live ? siteAddressOf(siteUrl, kind, live.slug) : null,
  };
}
