import type { Core } from '@strapi/strapi';
import { takeDownNow } from '../scheduling/clock';
import { oneStatement } from '../tables/own-table';
import { readStanding } from '../withdrawing/standing';
import { itemTable, receiptTable, type ItemRow, type ReceiptRow } from './receipt-rows';
import { readReleasedContent } from './released-content';

/**
 * Whether something that was released is not to be seen as it was: it was taken off the site since,
 * or published anew. Then nobody needs to be alarmed that it is not there.
 */
export async function isOvertaken(
  strapi: Core.Strapi,
  receipt: ReceiptRow,
  item: ItemRow,
): Promise<boolean> {
  const entry = { uid: item.uid, documentId: item.document_id };
  const { isPublic } = await readStanding(strapi, entry, takeDownNow());
  if (!isPublic || (await hasNewerReceipt(strapi, receipt, item))) return true;
  const released = await readReleasedContent(strapi, entry);
  return released?.ownSha256 !== item.own_sha256;
}

async function hasNewerReceipt(
  strapi: Core.Strapi,
  { id, done_at }: ReceiptRow,
  { uid, document_id }: ItemRow,
): Promise<boolean> {
  const newer = await oneStatement(strapi, (trx) =>
    trx(itemTable)
      .join(receiptTable, `${receiptTable}.id`, `${itemTable}.receipt_id`)
      .where({ [`${itemTable}.uid`]: uid, [`${itemTable}.document_id`]: document_id })
      .whereNot(`${receiptTable}.id`, id)
      .where(`${receiptTable}.done_at`, '>', done_at)
      .first(`${receiptTable}.id`),
  );
  return newer !== undefined;
}
