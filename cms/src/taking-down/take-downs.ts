import type { Core } from '@strapi/strapi';
import { clearAlarm } from '../alarms/alarms';
import { addColumn, makeTable, oneStatement } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';

const table = 'take_downs';

/** That an entry comes down at a time. */
export interface TakeDown extends EntryRef {
  /** ISO 8601, UTC, to the second. */
  at: string;
  /** The name of a member of staff. */
  by: string;
  /** Why it comes down before the least time that it should be public, where it does. */
  reason: string | null;
}

interface Row {
  uid: string;
  document_id: string;
  at: string;
  by_name: string;
  reason: string | null;
}

/** The key of the alarm that a take-down could not be carried out. */
export function takeDownAlarm({ documentId }: EntryRef): string {
  return `take-down:${documentId}`;
}

export async function makeTakeDownTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('at').notNullable();
    columns.string('by_name').notNullable();
    columns.text('reason');
    columns.primary(['uid', 'document_id']);
    columns.index(['at']);
  });
  await addColumn(strapi, table, 'reason', (columns) => columns.text('reason'));
}

/** Has an entry come down at a time; an alarm about an earlier time is over. */
export async function setTakeDown(strapi: Core.Strapi, takeDown: TakeDown): Promise<void> {
  await clearAlarm(strapi, takeDownAlarm(takeDown));
  const { uid, documentId, at, by, reason } = takeDown;
  const row = { uid, document_id: documentId, at, by_name: by, reason };
  await oneStatement(strapi, (trx) =>
    trx(table).insert(row).onConflict(['uid', 'document_id']).merge(),
  );
}

/**
 * Forgets when an entry was to come down, and ends the alarm about it, whichever process raised it.
 *
 * @returns whether there was one
 */
export async function cancelTakeDown(strapi: Core.Strapi, entry: EntryRef): Promise<boolean> {
  await clearAlarm(strapi, takeDownAlarm(entry));
  const where = { uid: entry.uid, document_id: entry.documentId };
  return (await oneStatement(strapi, (trx) => trx(table).where(where).delete())) > 0;
}

export async function findTakeDown(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<TakeDown | null> {
  const row: Row | undefined = await oneStatement(strapi, (trx) =>
    trx<Row>(table).where({ uid, document_id: documentId }).first(),
  );
  return row ? fromRow(row) : null;
}

/** All of them, or those that are due by a time, the earliest first. */
export async function takeDowns(strapi: Core.Strapi, dueBy?: Date): Promise<TakeDown[]> {
  const rows: Row[] = await oneStatement(strapi, async (trx) => {
    const all = trx<Row>(table).orderBy(['at', 'document_id']);
    return await (dueBy ? all.where('at', '<=', dueBy.toISOString()) : all);
  });
  return rows.map(fromRow);
}

function fromRow(row: Row): TakeDown {
  const { uid, document_id: documentId, at, by_name: by, reason } = row;
  return { uid, documentId, at, by, reason };
}
