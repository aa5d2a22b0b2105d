import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { documentsOf, noteFormerDocuments } from '../documents/former-documents';
import { lockRevision } from '../published/revision';
import { changedDocumentFaults } from '../rules/changed-documents';
import { filledText, type Fields } from '../rules/fault';
import { actorName } from '../withdrawing/actor';
import { withdrawableTypes, type EntryRef } from '../withdrawing/entry-ref';
import { activeWithdrawal, endWithdrawals } from '../withdrawing/records';
import { hasDrafts, loadPublished } from './load-entry';
import { refuseFaults } from './refuse-faults';
import { refuseUnreadable } from './refuse-unreadable';
import { relinkPublished } from './relink-published';

/**
 * Makes an entry public: all of it or nothing, one at a time in the whole product.
 *
 * @param draft as it will be published, with its parts and their files; null for a new entry
 * @param next has Strapi publish it
 * @throws ValidationError (400) when it is withdrawn, when a public file changes without a note, or
 * when the site could not show it
 */
export async function makePublic(
  strapi: Core.Strapi,
  { uid, documentId }: { uid: string; documentId: string | undefined },
  draft: Fields | null,
  next: () => Promise<unknown>,
): Promise<unknown> {
  return strapi.db.transaction(async () => {
    await lockRevision(strapi);
    const before = await loadPublished(strapi, uid, documentId);
    if (documentId) await refuseWithdrawn(strapi, { uid, documentId });
    if (before && draft) refuseUnexplained(strapi, uid, before, draft);
    const result = (await next()) as { documentId: string } | null;
    if (!result) return result;
    // Strapi moves the links of what was published before; those of a newcomer must be made.
    if (documentId && !before && hasDrafts(strapi, uid)) {
      await relinkPublished(strapi, uid, documentId);
    }
    await refuseUnreadable(strapi, uid, result.documentId);
    await noteWhatChanged(strapi, { uid, documentId: result.documentId }, before);
    return result;
  });
}

async function refuseWithdrawn(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  if (!withdrawableTypes.includes(entry.uid)) return;
  const withdrawal = await activeWithdrawal(strapi, entry);
  if (withdrawal?.kind !== 'withdrawn') return;
  throw new errors.ValidationError(
    `${withdrawal.by} withdrew this. Check that what was wrong is mended, then choose “Lift the withdrawal” beside the entry, and publish it again.`,
  );
}

/** A file whose time is over goes without a note: the page says that it is archived. */
function refuseUnexplained(strapi: Core.Strapi, uid: string, before: Fields, draft: Fields): void {
  if (filledText(draft.archivedOn)) return;
  const version = (entry: Fields) => ({
    documents: documentsOf(strapi, uid, entry),
    changeNotes: entry.changeNotes,
  });
  refuseFaults(changedDocumentFaults(version(before), version(draft)));
}

async function noteWhatChanged(
  strapi: Core.Strapi,
  entry: EntryRef,
  before: Fields | null,
): Promise<void> {
  if (!withdrawableTypes.includes(entry.uid)) return;
  const after = await loadPublished(strapi, entry.uid, entry.documentId);
  await noteFormerDocuments(
    strapi,
    entry,
    documentsOf(strapi, entry.uid, before),
    documentsOf(strapi, entry.uid, after),
  );
  await endWithdrawals(strapi, entry, 'taken-down', actorName(strapi));
}
