import type { Core } from '@strapi/strapi';
import { lockRevision, readRevisionOfDatabase } from '../published/revision';
import { inTransaction, makeTable } from '../tables/own-table';
import type { AuditAction } from './actions';
import { firstPreviousHash } from './chain';
import { refuseChanges } from './refuse-changes';

export const eventTable = 'audit_events';
export const headTable = 'audit_head';

/** One event as the database has it. Rows are only ever added. */
export interface AuditRow {
  /** From 1, without a gap. */
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  actor_id: number | null;
  actor_name: string;
  action: AuditAction;
  uid: string | null;
  document_id: string | null;
  title: string | null;
  fingerprint: string | null;
  version: number | null;
  /** JSON of an object, or null. */
  details: string | null;
  previous_hash: string;
  hash: string;
}

/** Makes the tables of the audit trail, once. Call it after the table of the revision is made. */
export async function makeAuditTables(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, eventTable, (columns) => {
    columns.integer('seq').primary();
    columns.string('at').notNullable();
    columns.integer('actor_id');
    columns.text('actor_name').notNullable();
    columns.string('action').notNullable();
    columns.string('uid');
    columns.string('document_id');
    columns.text('title');
    columns.string('fingerprint');
    columns.integer('version');
    columns.text('details');
    columns.string('previous_hash').notNullable();
    columns.string('hash').notNullable();
    columns.index(['document_id', 'seq']);
    columns.index(['actor_name', 'seq']);
    columns.index(['action', 'seq']);
    columns.index(['at']);
  });
  await makeTable(strapi, headTable, (columns) => {
    columns.integer('id').primary();
    columns.integer('seq').notNullable();
    columns.string('hash').notNullable();
  });
  const { database } = await readRevisionOfDatabase(strapi, 'site');
  await inTransaction(strapi, async (trx) => {
    await lockRevision(strapi);
    const head = { id: 1, seq: 0, hash: firstPreviousHash(database) };
    await trx(headTable).insert(head).onConflict('id').ignore();
    await refuseChanges(trx);
  });
}
