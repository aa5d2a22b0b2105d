import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { editableKind } from '../editor-screens/editable-kinds';
import { readerFor } from '../editor-screens/readable-entries';
import type { EntryRef } from '../withdrawing/entry-ref';

/**
 * The entry that a request names, for a person who may read it.
 *
 * @param userAbility what the signed-in person may do, from `ctx.state`
 * @throws NotFoundError (404) for what is not there, or not for this person to read
 */
export async function readableEntry(
  strapi: Core.Strapi,
  userAbility: unknown,
  { uid, documentId }: Record<string, unknown>,
): Promise<EntryRef> {
  const kind = editableKind(String(uid));
  const filters = { documentId: String(documentId) };
  const read = readerFor(strapi, userAbility);
  const found = kind ? await read(kind, { status: 'draft', filters, limit: 1 }) : [];
  if (!kind || found.length === 0) throw new errors.NotFoundError('There is no such entry.');
  return { uid: kind.uid, documentId: String(documentId) };
}
