import type { Core } from '@strapi/strapi';
import { makeTable, oneStatement } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';

export const checkTable = 'document_checks';

export type CheckKind = 'document' | 'virus';

/** Something to find out about the bytes of a file. */
export interface Check {
  /** Of the bytes, their name, the version of the check, and the names that must not appear. */
  key: string;
  kind: CheckKind;
  /** Of the bytes, in hexadecimal. */
  sha256: string;
  storedName: string;
  /** Whose names must not appear; null where nobody has typed any. */
  entry: EntryRef | null;
  checkerVersion: string;
}

export type CheckState = 'waiting' | 'checking' | 'done';

/** How it stands with a check. Times are ISO 8601, UTC. */
export interface CheckRow extends Check {
  state: CheckState;
  /** How often somebody began with it. */
  attempts: number;
  claimedBy: string | null;
  claimedAt: string | null;
  /** Pages, or other steps. */
  done: number;
  total: number;
  step: string | null;
  /** What it found, sealed: no found text stands in the database. */
  result: string | null;
  checkedAt: string | null;
}

type Row = Record<string, unknown>;

export async function makeCheckTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, checkTable, (columns) => {
    columns.string('key').primary();
    columns.string('kind').notNullable();
    columns.string('sha256').notNullable();
    columns.string('stored_name').notNullable();
    columns.string('uid');
    columns.string('document_id');
    columns.string('checker_version').notNullable();
    columns.string('state').notNullable();
    columns.integer('priority').notNullable();
    columns.integer('attempts').notNullable().defaultTo(0);
    columns.string('claimed_by');
    columns.string('claimed_at');
    columns.string('lease_until');
    columns.string('not_before');
    columns.integer('done').notNullable().defaultTo(0);
    columns.integer('total').notNullable().defaultTo(0);
    columns.string('step');
    columns.text('result', 'longtext');
    columns.string('queued_at').notNullable();
    columns.string('checked_at');
    columns.index(['state', 'priority', 'queued_at']);
    columns.index(['sha256']);
  });
}

/**
 * Has checks wait their turn, in the transaction under way; those that are known already stay as
 * they are.
 *
 * @param isUrgent whether somebody waits for it now
 */
export async function addChecks(
  strapi: Core.Strapi,
  checks: readonly Check[],
  isUrgent: boolean,
): Promise<void> {
  const queued_at = new Date().toISOString();
  for (const { entry, ...check } of checks) {
    const row = {
      key: check.key,
      kind: check.kind,
      sha256: check.sha256,
      stored_name: check.storedName,
      uid: entry?.uid ?? null,
      document_id: entry?.documentId ?? null,
      checker_version: check.checkerVersion,
      state: 'waiting',
      priority: isUrgent ? 0 : 1,
      queued_at,
    };
    await oneStatement(strapi, (trx) => trx(checkTable).insert(row).onConflict('key').ignore());
  }
}

export async function findCheck(strapi: Core.Strapi, key: string): Promise<CheckRow | null> {
  const row = await oneStatement(strapi, (trx) => trx(checkTable).where({ key }).first());
  return row ? fromRow(row) : null;
}

/** Has it begin anew, whatever was found; one that is under way goes on. */
export async function checkAgain(strapi: Core.Strapi, key: string): Promise<void> {
  const anew = { state: 'waiting', attempts: 0, priority: 0, result: null, done: 0, total: 0 };
  await oneStatement(strapi, (trx) =>
    trx(checkTable)
      .where({ key, state: 'done' })
      .update({ ...anew, not_before: null }),
  );
}

export async function removeCheck(strapi: Core.Strapi, key: string): Promise<void> {
  await oneStatement(strapi, (trx) => trx(checkTable).where({ key }).delete());
}

export function fromRow(row: Row): CheckRow {
  const { uid, document_id } = row;
  return {
    key: String(row.key),
    kind: row.kind as CheckKind,
    sha256: String(row.sha256),
    storedName: String(row.stored_name),
    entry: uid ? { uid: String(uid), documentId: String(document_id) } : null,
    checkerVersion: String(row.checker_version),
    state: row.state as CheckState,
    attempts: Number(row.attempts),
    claimedBy: row.claimed_by as string | null,
    claimedAt: row.claimed_at as string | null,
    done: Number(row.done),
    total: Number(row.total),
    step: row.step as string | null,
    result: row.result as string | null,
    checkedAt: row.checked_at as string | null,
  };
}
