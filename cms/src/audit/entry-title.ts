import type { Core } from '@strapi/strapi';
import { editableKind } from '../editor-screens/editable-kinds';
import { attributesOf, hasDrafts } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';

/** The title of an entry as its draft has it; null for what has none or is not there. */
export async function titleOfEntry(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<string | null> {
  const field = editableKind(uid)?.titleField ?? 'from';
  if (!(field in attributesOf(strapi, uid))) return null;
  const version = hasDrafts(strapi, uid) ? { publishedAt: null } : {};
  const where = { documentId, ...version };
  const draft = await strapi.db.query(uid).findOne({ where, select: [field] });
  const title = draft?.[field];
  return typeof title === 'string' && title.trim() ? title : null;
}
