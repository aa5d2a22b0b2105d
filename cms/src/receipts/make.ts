import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { isTheProduct } from '../approving/as-the-product';
import { fingerprintOf, readContent } from '../history/content';
import { goesOutToo } from '../scheduling/going-out';
import { releaseNow } from '../scheduling/clock';
import { inTransaction } from '../tables/own-table';
import { withdrawableTypes, type EntryRef } from '../withdrawing/entry-ref';
import { itemTable, receiptTable, type ItemRow, type ReceiptRow } from './receipt-rows';
import { readReleasedContent } from './released-content';

/** What has gone out, and when it should have. */
export interface Release {
  /** Null for what a person published at once. */
  releaseId: string | null;
  dueAt: Date;
  doneAt: Date;
  /** Ids of the admin's users who get the receipt by e-mail. */
  wantsReceipt: readonly number[];
}

/** What the public should see of one entry. */
export type ReleasedEntry = Omit<ItemRow, 'receipt_id'>;

/** Reads what the public should see of entries that are published in the transaction under way. */
export async function readReleased(
  strapi: Core.Strapi,
  entries: readonly EntryRef[],
): Promise<ReleasedEntry[]> {
  const released: ReleasedEntry[] = [];
  for (const entry of entries) released.push(await readReleasedEntry(strapi, entry));
  return released;
}

/**
 * Records what was released, in the transaction under way. Once that is committed, the public site
 * is asked for it until it shows exactly that.
 *
 * @returns the id of the receipt
 */
export async function addReceipt(
  strapi: Core.Strapi,
  release: Release,
  entries: readonly ReleasedEntry[],
): Promise<string> {
  const id = randomUUID();
  await inTransaction(strapi, async (trx) => {
    await trx(receiptTable).insert(rowOf(id, release));
    for (const entry of entries) await trx(itemTable).insert({ receipt_id: id, ...entry });
  });
  return id;
}

/**
 * Makes the receipt of a publication or form that was published at once. What goes out in a release
 * has that one's receipt, and the product's own content needs none.
 */
export async function receiptOfPublishing(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  if (!withdrawableTypes.includes(entry.uid) || goesOutToo(entry) || isTheProduct()) return;
  const now = releaseNow();
  const times = { dueAt: now, doneAt: now };
  const release = { releaseId: null, ...times, wantsReceipt: [] };
  await addReceipt(strapi, release, await readReleased(strapi, [entry]));
}

async function readReleasedEntry(strapi: Core.Strapi, entry: EntryRef): Promise<ReleasedEntry> {
  const content = await readContent(strapi, entry, 'published');
  const released = await readReleasedContent(strapi, entry);
  const documents = released?.documents.map((document) => ({ ...document, seenAt: null })) ?? [];
  return {
    uid: entry.uid,
    document_id: entry.documentId,
    state: released ? 'looking' : 'without-page',
    seen_at: null,
    path: released?.path ?? null,
    fingerprint: content && fingerprintOf(content),
    own_sha256: released?.ownSha256 ?? null,
    content_sha256: released?.contentSha256 ?? null,
    documents: JSON.stringify(documents),
  };
}

function rowOf(id: string, release: Release): ReceiptRow {
  return {
    id,
    release_id: release.releaseId,
    due_at: release.dueAt.toISOString(),
    done_at: release.doneAt.toISOString(),
    seen_at: null,
    state: 'looking',
    audit_seq: null,
    audit_hash: null,
    wants: JSON.stringify(release.wantsReceipt),
    fault: null,
    alarm_key: null,
    next_look_at: release.doneAt.toISOString(),
    leased_by: null,
    leased_until: null,
  };
}
