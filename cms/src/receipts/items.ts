import type { Core } from '@strapi/strapi';
import { oneStatement } from '../tables/own-table';
import { itemTable, type ItemRow } from './receipt-rows';

/** What was released by one receipt, always in the same order. */
export async function itemsOf(strapi: Core.Strapi, receiptId: string): Promise<ItemRow[]> {
  return oneStatement(strapi, (trx) =>
    trx<ItemRow>(itemTable).where({ receipt_id: receiptId }).orderBy(['uid', 'document_id']),
  );
}

/** Keeps what is known of it now. */
export async function keepItem(strapi: Core.Strapi, item: ItemRow): Promise<void> {
  const { receipt_id, uid, document_id, ...changes } = item;
  await oneStatement(strapi, (trx) =>
    trx(itemTable).where({ receipt_id, uid, document_id }).update(changes),
  );
}
