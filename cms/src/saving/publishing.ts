import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { readLive } from '../approving/approvals';
import { refuseUnapproved } from '../approving/refuse-unapproved';
import { refuseUnsafe } from '../checking/refuse-unsafe';
import {
  documentsOfDraft,
  noteFormerDocuments,
  publishedDocumentsOf,
} from '../documents/former-documents';
import { lockRevision } from '../published/revision';
import { receiptOfPublishing } from '../receipts/make';
import { noteStanding } from '../restoring/public-register';
import { changedDocumentFaults, unarchivedFaults } from '../rules/changed-documents';
import { filledText, type Fields } from '../rules/fault';
import { actorName } from '../withdrawing/actor';
import { withdrawableTypes, type EntryRef } from '../withdrawing/entry-ref';
import { activeWithdrawal, activeWithdrawals, endWithdrawals } from '../withdrawing/records';
import { hasDrafts, loadPublished } from './load-entry';
import { refuseFaults } from './refuse-faults';
import { refuseUnreadable } from './refuse-unreadable';
import { relinkPublished } from './relink-published';
import { forgetReads } from './remembered-reads';

/**
 * Makes an entry public: all of it or nothing, one at a time in the whole product.
 *
 * @param draft as it will be published, with its parts and their files; null for a new entry
 * @param next has Strapi publish it
 * @throws ValidationError (400) when it is not approved, when it or a file of it is withdrawn, when a
 * file of it is not checked or not safe, when a public file changes without a note, or when the site
 * could not show it
 */
export async function makePublic(
  strapi: Core.Strapi,
  { uid, documentId }: { uid: string; documentId: string | undefined },
  draft: Fields | null,
  next: () => Promise<unknown>,
): Promise<unknown> {
  return strapi.db.transaction(async ({ onCommit }) => {
    await lockRevision(strapi);
    const before = await loadPublished(strapi, uid, documentId);
    if (documentId) await refuseWithdrawn(strapi, { uid, documentId });
    if (before && draft) refuseUnexplained(strapi, uid, before, draft);
    const live = await readLive(strapi, { uid, documentId });
    if (documentId && draft) await refuseUnapproved(strapi, { uid, documentId }, live, 'draft');
    const result = (await next()) as { documentId: string } | null;
    if (!result) return result;
    await refuseUnapproved(strapi, { uid, documentId: result.documentId }, live, 'published');
    await refuseWithdrawnFiles(strapi, { uid, documentId: result.documentId });
    await refuseUnsafe(strapi, { uid, documentId: result.documentId });
    // Strapi moves the links of what was published before; those of a newcomer must be made.
    const isNew = documentId && !before && hasDrafts(strapi, uid);
    if (isNew && (await relinkPublished(strapi, uid, documentId))) forgetReads();
    await refuseUnreadable(strapi, uid, result.documentId);
    await noteWhatChanged(strapi, { uid, documentId: result.documentId }, before);
    await receiptOfPublishing(strapi, { uid, documentId: result.documentId });
    onCommit(() => noteStanding(strapi, { uid, documentId: result.documentId }));
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

/** The same bytes may not go out again by another entry, such as a copy of what was withdrawn. */
async function refuseWithdrawnFiles(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  const published = await loadPublished(strapi, entry.uid, entry.documentId);
  const documents = publishedDocumentsOf(strapi, entry.uid, published);
  if (documents.length === 0) return;
  const withdrawals = await activeWithdrawals(strapi, 'withdrawn');
  for (const { title, sha256 } of documents) {
    const withdrawal = withdrawals.find(({ sha256s }) => sha256 && sha256s.includes(sha256));
    if (!withdrawal) continue;
    refuseFaults([
      {
        path: ['documents'],
        message: `The file of “${title}” belongs to something that ${withdrawal.by} withdrew. Take it out, or have an approver lift that withdrawal first.`,
      },
    ]);
  }
}

/** A file whose time is over goes without a note: the page says that it is archived. */
function refuseUnexplained(strapi: Core.Strapi, uid: string, before: Fields, draft: Fields): void {
  if (filledText(draft.archivedOn)) return;
  const { changeNotes } = before;
  const published = { documents: publishedDocumentsOf(strapi, uid, before), changeNotes };
  const next = {
    documents: documentsOfDraft(strapi, uid, draft),
    changeNotes: draft.changeNotes,
  };
  refuseFaults(
    filledText(before.archivedOn)
      ? unarchivedFaults(published, next)
      : changedDocumentFaults(published, next),
  );
}

async function noteWhatChanged(
  strapi: Core.Strapi,
  entry: EntryRef,
  before: Fields | null,
): Promise<void> {
  const after = await loadPublished(strapi, entry.uid, entry.documentId);
  await noteFormerDocuments(
    strapi,
    entry,
    publishedDocumentsOf(strapi, entry.uid, before),
    publishedDocumentsOf(strapi, entry.uid, after),
  );
  await endWithdrawals(strapi, entry, 'taken-down', actorName(strapi));
}
