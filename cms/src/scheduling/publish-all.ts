import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { editableKind, editableKinds } from '../editor-screens/editable-kinds';
import { titleOf, type Entry } from '../editor-screens/readable-entries';
import { lockRevision } from '../published/revision';
import { loadDraft } from '../saving/load-entry';
import type { EntryRef } from '../withdrawing/entry-ref';

/** What others lead to goes first. */
const order = [
  'api::theme.theme',
  'api::group.group',
  'api::review-type.review-type',
  'api::form.form',
  'api::publication.publication',
];

/**
 * Publishes drafts in the transaction under way, what others lead to first.
 *
 * @throws ValidationError (400) that names the entry and says what is wrong with it
 */
export async function publishAll(strapi: Core.Strapi, entries: readonly EntryRef[]): Promise<void> {
  await lockRevision(strapi);
  const rank = ({ uid }: EntryRef) => (order.includes(uid) ? order.indexOf(uid) : order.length);
  for (const entry of [...entries].sort((a, b) => rank(a) - rank(b))) {
    await publishOne(strapi, entry).catch(async (error: unknown) => {
      throw entries.length > 1 ? await named(strapi, entry, error) : error;
    });
  }
}

async function publishOne(strapi: Core.Strapi, { uid, documentId }: EntryRef): Promise<void> {
  const result = (await strapi
    .documents(uid as never)
    .publish({ documentId } as never)) as unknown as { entries: unknown[] };
  if (result.entries.length > 0) return;
  throw new errors.ValidationError('This entry is not there any more: it was deleted.');
}

/** In a bundle it must be plain which one is meant. */
async function named(strapi: Core.Strapi, entry: EntryRef, error: unknown): Promise<unknown> {
  if (!(error instanceof errors.ApplicationError)) return error;
  const title = await titleOfDraft(strapi, entry);
  return new errors.ValidationError(`${title}: ${error.message}`, error.details as object);
}

/** The title of a draft; of what was deleted, the name of its kind. */
export async function titleOfDraft(strapi: Core.Strapi, entry: EntryRef): Promise<string> {
  const kind = editableKind(entry.uid) ?? editableKinds[0];
  const draft = await loadDraft(strapi, entry.uid, entry.documentId);
  return kind ? titleOf(kind, (draft ?? {}) as unknown as Entry) : '';
}
