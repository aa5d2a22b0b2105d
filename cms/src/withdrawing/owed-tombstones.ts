import type { Core } from '@strapi/strapi';
import { allFormerDocuments } from '../documents/former-documents';
import { keptRecords } from './kept-records';
import { allWithdrawals, type WithdrawalRecord } from './records';
import { nameOf, writeTombstone } from './tombstones';
import { tryLater } from './tombstones-in-bucket';

/** Writes the tombstones of withdrawals that have none. @param kept ids of those that have one */
export async function keepMissing(
  strapi: Core.Strapi,
  recorded: readonly WithdrawalRecord[],
  kept: ReadonlySet<string>,
): Promise<void> {
  const missing = recorded.filter(({ id }) => !kept.has(id));
  if (missing.length === 0) return;
  const former = await allFormerDocuments(strapi);
  for (const record of missing) {
    const documents = former
      .filter(({ uid, documentId }) => uid === record.uid && documentId === record.documentId)
      .map(({ publicId }) => publicId);
    await writeTombstone({ ...record, documents });
  }
}

/**
 * Taking off must not wait for a full disk: the tombstone of what the database records alone is
 * tried again until it is written.
 */
export function oweTombstones(strapi: Core.Strapi, reason: unknown): void {
  strapi.log.error(
    `Something was taken off the site, and WITHDRAWALS_DIR cannot remember it: ${String(reason)} Free its disk, or let the CMS write there. Until then a restored backup could bring it back.`,
  );
  tryLater('owed', () => payTombstones(strapi));
}

async function payTombstones(strapi: Core.Strapi): Promise<void> {
  try {
    const names = new Set(await keptRecords().names());
    const recorded = await allWithdrawals(strapi);
    const kept = recorded.filter(({ id }) => names.has(nameOf(id))).map(({ id }) => id);
    await keepMissing(strapi, recorded, new Set(kept));
  } catch (error) {
    oweTombstones(strapi, error);
  }
}
