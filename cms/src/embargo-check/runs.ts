import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { inTransaction, makeTable, oneStatement } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { CheckState, RunSummary } from './answers';
import type { EmbargoReport } from './report';

const table = 'embargo_checks';
const keptRuns = 20;

/** A check writes of its progress each second, so one that is silent for longer has ended. */
const silentFor = 30_000;

interface Row {
  id: string;
  uid: string;
  document_id: string;
  state: 'running' | 'done' | 'failed';
  done: number;
  total: number;
  started_at: string;
  touched_at: string;
  by_name: string;
  verdict: RunSummary['verdict'] | null;
  summary: string | null;
  report: string | null;
}

export async function makeRunTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('id').primary();
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('state').notNullable();
    columns.integer('done').notNullable();
    columns.integer('total').notNullable();
    columns.string('started_at').notNullable();
    columns.string('touched_at').notNullable();
    columns.string('by_name').notNullable();
    columns.string('verdict');
    columns.text('summary');
    columns.text('report');
    columns.index(['document_id']);
  });
}

/** Forgets the reports of items that are deleted: they name them. */
export async function forgetRunsOfDeleted(strapi: Core.Strapi): Promise<void> {
  const items = await oneStatement(strapi, (trx) => trx<Row>(table).distinct('uid', 'document_id'));
  for (const { uid, document_id } of items as Pick<Row, 'uid' | 'document_id'>[]) {
    const where = { documentId: document_id };
    const isThere = uid in strapi.contentTypes && (await strapi.db.query(uid).count({ where })) > 0;
    if (isThere) continue;
    await oneStatement(strapi, (trx) => trx(table).where({ uid, document_id }).delete());
  }
}

/** @returns the id of a new run; null while another of the same item is under way */
export async function beginRun(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
  by: string,
): Promise<string | null> {
  const id = randomUUID();
  const now = new Date().toISOString();
  return inTransaction(strapi, async (trx) => {
    const rows: Row[] = await trx<Row>(table).where({ uid, document_id: documentId });
    if (rows.some(isRunning)) return null;
    await trx(table).insert({
      id,
      uid,
      document_id: documentId,
      state: 'running',
      done: 0,
      total: 0,
      started_at: now,
      touched_at: now,
      by_name: by,
    });
    return id;
  });
}

export async function noteProgress(
  strapi: Core.Strapi,
  id: string,
  done: number,
  total: number,
): Promise<void> {
  const touched_at = new Date().toISOString();
  await oneStatement(strapi, (trx) => trx(table).where({ id }).update({ done, total, touched_at }));
}

/**
 * Keeps what a run found, or that it failed, and forgets all but the last 20 of the item.
 *
 * @param report null when the check could not be finished
 */
export async function endRun(
  strapi: Core.Strapi,
  id: string,
  report: EmbargoReport | null,
): Promise<void> {
  const touched_at = new Date().toISOString();
  const result = report
    ? {
        state: 'done',
        verdict: report.verdict,
        summary: report.summary,
        report: JSON.stringify(report),
      }
    : { state: 'failed' };
  await inTransaction(strapi, async (trx) => {
    await trx(table)
      .where({ id })
      .update({ ...result, touched_at });
    const run = await trx<Row>(table).where({ id }).first();
    if (!run) return;
    const { uid, document_id } = run;
    const rows: Row[] = await trx<Row>(table)
      .where({ uid, document_id })
      .orderBy('started_at', 'desc');
    const old = rows.slice(keptRuns).map((row) => row.id);
    await trx(table).whereIn('id', old).delete();
  });
}

/** What is known of the checks of an item. */
export async function readState(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<CheckState> {
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    trx<Row>(table).where({ uid, document_id: documentId }).orderBy('started_at', 'desc'),
  );
  const running = rows.find(isRunning);
  return {
    running: running ? { done: Number(running.done), total: Number(running.total) } : null,
    hasFailed: !running && rows[0] !== undefined && rows[0].state !== 'done',
    runs: rows.filter(({ state }) => state === 'done').map(summaryOf),
  };
}

/** @returns null when it is not kept, or not done */
export async function readRun(
  strapi: Core.Strapi,
  id: string,
): Promise<{ entry: EntryRef; report: EmbargoReport } | null> {
  const row: Row | undefined = await oneStatement(strapi, (trx) =>
    trx<Row>(table).where({ id, state: 'done' }).first(),
  );
  if (!row?.report) return null;
  const entry = { uid: row.uid, documentId: row.document_id };
  return { entry, report: JSON.parse(row.report) as EmbargoReport };
}

function isRunning({ state, touched_at }: Row): boolean {
  return state === 'running' && Date.now() - Date.parse(touched_at) < silentFor;
}

function summaryOf(row: Row): RunSummary {
  return {
    id: row.id,
    finishedAt: row.touched_at,
    by: row.by_name,
    verdict: row.verdict ?? 'could-not-look',
    summary: row.summary ?? '',
  };
}
