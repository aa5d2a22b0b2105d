import type { WithdrawalReason } from '@learning-reviews/content-contract';
import type { Core } from '@strapi/strapi';
import { makeTable, oneStatement, type Transaction } from '../tables/own-table';
import type { EntryRef } from './entry-ref';

const table = 'withdrawals';

/** That something public was taken off the site, when, by whom and why. */
export interface WithdrawalRecord extends EntryRef {
  id: string;
  /** `withdrawn` holds until an approver lifts it; `taken-down` until the entry is published again. */
  kind: 'withdrawn' | 'taken-down';
  reason: WithdrawalReason | null;
  /** What the approver adds for the public. */
  text: string | null;
  leavesNotice: boolean;
  /** Its public address until then. */
  path: string | null;
  /** SHA-256 of the bytes of its documents, in hexadecimal: they may not go out again elsewhere. */
  sha256s: string[];
  /** ISO 8601, UTC. */
  at: string;
  /** The name of a member of staff, or of what did it. */
  by: string;
}

interface Row {
  id: string;
  uid: string;
  document_id: string;
  kind: WithdrawalRecord['kind'];
  reason: WithdrawalReason | null;
  public_text: string | null;
  leaves_notice: number | boolean;
  path: string | null;
  sha256s: string;
  at: string;
  by_name: string;
  ended_at?: string;
  ended_by?: string;
}

export async function makeWithdrawalTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('id').primary();
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('kind').notNullable();
    columns.string('reason');
    columns.text('public_text');
    columns.boolean('leaves_notice').notNullable();
    columns.string('path');
    columns.text('sha256s').notNullable();
    columns.string('at').notNullable();
    columns.string('by_name').notNullable();
    columns.string('ended_at');
    columns.string('ended_by');
    columns.index(['document_id']);
  });
}

export async function addWithdrawal(strapi: Core.Strapi, record: WithdrawalRecord): Promise<void> {
  await oneStatement(strapi, (trx) => trx(table).insert(toRow(record)));
}

/** Ends what keeps an entry from the public: a lifted withdrawal, or a publish after a take-down. */
export async function endWithdrawals(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  kind: WithdrawalRecord['kind'],
  by: string,
): Promise<void> {
  const where = { uid, document_id: documentId, kind };
  const ended = { ended_at: new Date().toISOString(), ended_by: by };
  await oneStatement(strapi, (trx) => active(trx).where(where).update(ended));
}

/** @returns the newest that has not ended, a withdrawal before a take-down; null when there is none */
export async function activeWithdrawal(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<WithdrawalRecord | null> {
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    active(trx).where({ uid, document_id: documentId }).orderBy('at', 'desc'),
  );
  const row = rows.find(({ kind }) => kind === 'withdrawn') ?? rows[0];
  return row ? fromRow(row) : null;
}

/** All that hold now, in the order of their ids. */
export async function activeWithdrawals(
  strapi: Core.Strapi,
  kind: WithdrawalRecord['kind'],
): Promise<WithdrawalRecord[]> {
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    active(trx).where({ kind }).orderBy('id'),
  );
  return rows.map(fromRow);
}

/** Every one that there ever was, ended or not. */
export async function allWithdrawals(strapi: Core.Strapi): Promise<WithdrawalRecord[]> {
  const rows: Row[] = await oneStatement(strapi, (trx) => trx<Row>(table).select());
  return rows.map(fromRow);
}

function active(trx: Transaction) {
  return trx<Row>(table).whereNull('ended_at');
}

function toRow(record: WithdrawalRecord): Row {
  return {
    id: record.id,
    uid: record.uid,
    document_id: record.documentId,
    kind: record.kind,
    reason: record.reason,
    public_text: record.text,
    leaves_notice: record.leavesNotice,
    path: record.path,
    sha256s: JSON.stringify(record.sha256s),
    at: record.at,
    by_name: record.by,
  };
}

function fromRow(row: Row): WithdrawalRecord {
  return {
    id: row.id,
    uid: row.uid,
    documentId: row.document_id,
    kind: row.kind,
    reason: row.reason,
    text: row.public_text,
    leavesNotice: Boolean(row.leaves_notice),
    path: row.path,
    sha256s: JSON.parse(row.sha256s) as string[],
    at: row.at,
    by: row.by_name,
  };
}
