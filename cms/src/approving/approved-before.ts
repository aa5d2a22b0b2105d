import type { Core } from '@strapi/strapi';
import { eventsOf } from '../audit/event-query';
import { fingerprintOf, readContent } from '../history/content';
import { versionsOf } from '../history/versions';
import { inTransaction } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { ApprovedBefore } from './answers';

/**
 * What of an entry was approved last, as the audit trail has it: whatever became of that approval.
 *
 * @param draft the fingerprint of the draft
 * @returns null where the draft is still that, where the site shows that and so is compared with the
 * draft anyway, or where its version is not kept
 */
export async function approvedBefore(
  strapi: Core.Strapi,
  entry: EntryRef,
  draft: string,
): Promise<ApprovedBefore | null> {
  const { uid, documentId } = entry;
  const approved = await inTransaction(strapi, (trx) =>
    eventsOf(trx, { uids: [uid], documentId, action: 'approved' })
      .orderBy('seq', 'desc')
      .first(),
  );
  if (!approved || approved.fingerprint === draft) return null;
  const live = await readContent(strapi, entry, 'published');
  if (live && fingerprintOf(live) === approved.fingerprint) return null;
  const versions = await versionsOf(strapi, entry);
  const kept = versions.find(({ fingerprint }) => fingerprint === approved.fingerprint);
  return kept ? { by: approved.actor_name, at: approved.at, version: kept.number } : null;
}
