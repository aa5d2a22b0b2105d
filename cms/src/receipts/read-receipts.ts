import type { Core } from '@strapi/strapi';
import { editableKind } from '../editor-screens/editable-kinds';
import { settings } from '../settings';
import { oneStatement } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { ReceiptAnswer, ReceiptItemAnswer } from './answers';
import { itemsOf } from './items';
import {
  itemTable,
  receiptTable,
  type ItemRow,
  type ReceiptDocument,
  type ReceiptRow,
} from './receipt-rows';
import { stateOfItems } from './state-of-items';

const mostReceipts = 50;

/** The receipts of an entry, the newest first, with all that went out together. */
export async function receiptsOf(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<ReceiptAnswer[]> {
  const rows: ReceiptRow[] = await oneStatement(strapi, (trx) =>
    trx(receiptTable)
      .join(itemTable, `${receiptTable}.id`, `${itemTable}.receipt_id`)
      .where({ uid, document_id: documentId })
      .orderBy('done_at', 'desc')
      .limit(mostReceipts)
      .select(`${receiptTable}.*`),
  );
  const receipts: ReceiptAnswer[] = [];
  for (const row of rows) receipts.push(answerOf(row, await itemsOf(strapi, row.id)));
  return receipts;
}

/** @returns null when there is no such receipt */
export async function findReceipt(strapi: Core.Strapi, id: string): Promise<ReceiptAnswer | null> {
  const row = await oneStatement<ReceiptRow | undefined>(strapi, (trx) =>
    trx<ReceiptRow>(receiptTable).where({ id }).first(),
  );
  return row ? answerOf(row, await itemsOf(strapi, row.id)) : null;
}

/** The ids of the admin's users who get a receipt by e-mail. */
export async function whoWants(strapi: Core.Strapi, id: string): Promise<number[]> {
  const row = await oneStatement<Pick<ReceiptRow, 'wants'> | undefined>(strapi, (trx) =>
    trx<ReceiptRow>(receiptTable).where({ id }).first('wants'),
  );
  return row ? (JSON.parse(row.wants) as number[]) : [];
}

function answerOf(row: ReceiptRow, items: readonly ItemRow[]): ReceiptAnswer {
  const { audit_seq, audit_hash } = row;
  return {
    id: row.id,
    releaseId: row.release_id,
    dueAt: row.due_at,
    doneAt: row.done_at,
    seenAt: row.seen_at,
    state: row.state === 'looking' ? 'looking' : stateOfItems(items),
    fault: row.fault,
    site: settings().siteUrl,
    items: items.map(itemAnswerOf),
    seen: items.filter(({ state }) => state === 'seen').length,
    notLookedAt: kindsNotLookedAt(items),
    others: 0,
    audit: audit_seq === null ? null : { seq: Number(audit_seq), hash: audit_hash ?? '' },
  };
}

function kindsNotLookedAt(items: readonly ItemRow[]): string[] {
  const unseen = items.filter(({ state }) => state === 'without-page');
  const kinds = unseen.map(({ uid }) => editableKind(uid)?.name.toLowerCase() ?? uid);
  return [...new Set(kinds)].sort();
}

function itemAnswerOf(row: ItemRow): ReceiptItemAnswer {
  return {
    uid: row.uid,
    documentId: row.document_id,
    state: row.state,
    seenAt: row.seen_at,
    path: row.path,
    fingerprint: row.fingerprint,
    contentSha256: row.content_sha256,
    documents: JSON.parse(row.documents) as ReceiptDocument[],
  };
}
