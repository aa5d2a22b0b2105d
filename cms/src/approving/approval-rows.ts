import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { inTransaction, makeTable, oneStatement } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { Persons } from './rules';

const table = 'approvals';

export type ApprovalState = 'waiting' | 'approved' | 'sent-back' | 'taken-back' | 'overtaken';

const openStates: readonly ApprovalState[] = ['waiting', 'approved'];

/** One request for approval, and what came of it. Times are ISO 8601, UTC, with milliseconds. */
export interface Approval extends EntryRef {
  id: string;
  /** Counts the requests of one entry; only the latest one holds. */
  number: number;
  /** What it was when it was asked about: `publication:Report`. */
  subject: string;
  /** Of the content that was asked about; once approved, of what was approved. */
  fingerprint: string;
  /** The version of the history that had this content. */
  version: number;
  state: ApprovalState;
  /** How many persons an approval counts for: 2 where the approver had no part in the content. */
  persons: Persons;
  askedById: number | null;
  /** Null where an approver approved what nobody had asked about. */
  askedByName: string | null;
  askedAt: string;
  note: string | null;
  decidedById: number | null;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
}

const columnOf: Record<keyof Approval, string> = {
  id: 'id',
  uid: 'uid',
  documentId: 'document_id',
  number: 'number',
  subject: 'subject',
  fingerprint: 'fingerprint',
  version: 'version',
  state: 'state',
  persons: 'persons',
  askedById: 'asked_by_id',
  askedByName: 'asked_by_name',
  askedAt: 'asked_at',
  note: 'note',
  decidedById: 'decided_by_id',
  decidedByName: 'decided_by_name',
  decidedAt: 'decided_at',
  decisionNote: 'decision_note',
};

type Row = Record<string, unknown>;

export async function makeApprovalTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('id').primary();
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.integer('number').notNullable();
    columns.string('subject').notNullable();
    columns.string('fingerprint').notNullable();
    columns.integer('version').notNullable();
    columns.string('state').notNullable();
    columns.integer('persons').notNullable();
    columns.integer('asked_by_id');
    columns.string('asked_by_name');
    columns.string('asked_at').notNullable();
    columns.text('note');
    columns.integer('decided_by_id');
    columns.string('decided_by_name');
    columns.string('decided_at');
    columns.text('decision_note');
    columns.unique(['uid', 'document_id', 'number']);
    columns.index(['state']);
  });
}

/** All requests about an entry, the latest first. */
export async function approvalsOf(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<Approval[]> {
  const where = { uid, document_id: documentId };
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    trx(table).where(where).orderBy('number', 'desc'),
  );
  return rows.map(fromRow);
}

/** The one that holds now; what came before it does not count any more. */
export async function latestApproval(
  strapi: Core.Strapi,
  entry: EntryRef,
): Promise<Approval | null> {
  return (await approvalsOf(strapi, entry))[0] ?? null;
}

/** The request that waits or was approved, where there is one. */
export async function openApproval(strapi: Core.Strapi, entry: EntryRef): Promise<Approval | null> {
  const request = await latestApproval(strapi, entry);
  return request !== null && openStates.includes(request.state) ? request : null;
}

/** Those that are the latest of their entries and in a state, the oldest first. */
export async function latestIn(strapi: Core.Strapi, state: ApprovalState): Promise<Approval[]> {
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    trx(`${table} as one`)
      .where({ state })
      .whereNotExists(
        trx(`${table} as later`)
          .whereRaw('later.uid = one.uid and later.document_id = one.document_id')
          .whereRaw('later.number > one.number')
          .select(trx.raw('1')),
      )
      .orderBy(['asked_at', 'id'])
      .select('one.*'),
  );
  return rows.map(fromRow);
}

/** Adds one that takes the place of those before it. */
export async function addApproval(
  strapi: Core.Strapi,
  entry: EntryRef,
  fields: Omit<Approval, 'id' | 'number' | keyof EntryRef>,
): Promise<void> {
  await overtakeApprovals(strapi, entry);
  const { uid, documentId } = entry;
  const number = ((await latestApproval(strapi, entry))?.number ?? 0) + 1;
  const row = toRow({ ...fields, uid, documentId, id: randomUUID(), number });
  await oneStatement(strapi, (trx) => trx(table).insert(row));
}

/** Decides one, or otherwise changes how it stands. */
export async function changeApproval(
  strapi: Core.Strapi,
  id: string,
  fields: Partial<Approval>,
): Promise<void> {
  await oneStatement(strapi, (trx) => trx(table).where({ id }).update(toRow(fields)));
}

/**
 * Ends what waits or was approved: it must be asked anew.
 *
 * @param only what has this content, or was approved by this time (ISO 8601, UTC); all by default
 */
export async function overtakeApprovals(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  only: { fingerprint?: string; approvedBy?: string } = {},
): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    const open = trx(table).where({ uid, document_id: documentId });
    if (only.fingerprint) open.where({ fingerprint: only.fingerprint });
    if (only.approvedBy) open.where('decided_at', '<=', only.approvedBy);
    await open.whereIn('state', openStates).update({ state: 'overtaken' });
  });
}

/** After a restored backup: what was sent back since is not known, so nothing stays approved. */
export async function overtakeAllApproved(strapi: Core.Strapi): Promise<void> {
  await oneStatement(strapi, (trx) =>
    trx(table).where({ state: 'approved' }).update({ state: 'overtaken' }),
  );
}

function toRow(fields: Partial<Approval>): Row {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [columnOf[name as keyof Approval], value]),
  );
}

function fromRow(row: Row): Approval {
  return Object.fromEntries(
    Object.entries(columnOf).map(([name, column]) => [name, row[column] ?? null]),
  ) as unknown as Approval;
}
