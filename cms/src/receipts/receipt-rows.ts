import type { Core } from '@strapi/strapi';
import { makeTable } from '../tables/own-table';

export const receiptTable = 'receipts';
export const itemTable = 'receipt_items';

/**
 * - `looking`: the public site does not show it yet.
 * - `seen`: it was seen in public, exactly as it was approved.
 * - `overtaken`: it was changed or taken off again before it was seen.
 * - `without-page`: the CMS does not look at pages of this kind.
 */
export type ItemState = 'looking' | 'seen' | 'overtaken' | 'without-page';

/** The same of all that went out together; `partly-seen` where the CMS looked at some of it only. */
export type ReceiptState = ItemState | 'partly-seen';

/** All times are ISO 8601, UTC, with milliseconds. */
export interface ReceiptRow {
  id: string;
  release_id: string | null;
  due_at: string;
  done_at: string;
  /** When all of it had been seen. */
  seen_at: string | null;
  state: ReceiptState;
  /** The end of the audit trail once the release was in it. */
  audit_seq: number | null;
  audit_hash: string | null;
  /** JSON: ids of the admin's users who get it by e-mail. */
  wants: string;
  /** What was wrong at the last look, in words. */
  fault: string | null;
  /** The alarm that was raised for it. */
  alarm_key: string | null;
  next_look_at: string;
  /** The process that looks, and until when nobody else does. */
  leased_by: string | null;
  leased_until: string | null;
}

export interface ItemRow {
  receipt_id: string;
  uid: string;
  document_id: string;
  state: ItemState;
  seen_at: string | null;
  /** Of its page, from the first slash. */
  path: string | null;
  /** What was approved, as the audit trail names it. */
  fingerprint: string | null;
  /** Of what was published, whatever is hidden or linked now. */
  own_sha256: string | null;
  /** Of what the site is told of it, as its page names it. */
  content_sha256: string | null;
  /** JSON: `ReceiptDocument[]`. */
  documents: string;
}

/** One file of what was released. */
export interface ReceiptDocument {
  /** From the first slash. */
  path: string;
  /** Of its bytes, in hexadecimal. */
  sha256: string;
  seenAt: string | null;
}

export async function makeReceiptTables(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, receiptTable, (columns) => {
    columns.string('id').primary();
    columns.string('release_id').index();
    columns.string('due_at').notNullable();
    columns.string('done_at').notNullable();
    columns.string('seen_at');
    columns.string('state').notNullable();
    columns.integer('audit_seq');
    columns.string('audit_hash');
    columns.text('wants').notNullable();
    columns.text('fault');
    columns.string('alarm_key');
    columns.string('next_look_at').notNullable();
    columns.string('leased_by');
    columns.string('leased_until');
    columns.index(['state', 'next_look_at']);
  });
  await makeTable(strapi, itemTable, (columns) => {
    columns.string('receipt_id').notNullable();
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('state').notNullable();
    columns.string('seen_at');
    columns.text('path');
    columns.string('fingerprint');
    columns.string('own_sha256');
    columns.string('content_sha256');
    columns.text('documents').notNullable();
    columns.primary(['receipt_id', 'uid', 'document_id']);
    columns.index(['uid', 'document_id']);
  });
}
