import type { Core } from '@strapi/strapi';
import { settings } from '../settings';
import { inTransaction, oneStatement } from '../tables/own-table';

const table = 'release_clock';
const only = { id: 1 };

/** What is kept of the time, for whoever starts later. */
export interface ClockRecord {
  /** The latest time that any process has recorded. */
  lastSeen: Date;
  /** What the machine's clock said last after it was put forward; null while nobody saw that. */
  steppedTo: Date | null;
}

/** @returns null in a new database */
export async function readClockRecord(strapi: Core.Strapi): Promise<ClockRecord | null> {
  const row = await oneStatement(strapi, (trx) => trx(table).where(only).first());
  if (!row) return null;
  const steppedTo = row.stepped_to === null ? null : new Date(row.stepped_to);
  return { lastSeen: new Date(row.last_seen_at), steppedTo };
}

/** Records a time, unless a later one is recorded. */
export async function noteSeen(strapi: Core.Strapi, at: Date): Promise<void> {
  const last_seen_at = at.toISOString();
  await inTransaction(strapi, async (trx) => {
    await trx(table)
      .insert({ ...only, last_seen_at })
      .onConflict('id')
      .ignore();
    await trx(table).where(only).where('last_seen_at', '<', last_seen_at).update({ last_seen_at });
  });
}

/** Records that the machine's clock was put forward and what it says, or, by null, that it is right. */
export async function noteStep(strapi: Core.Strapi, to: Date | null): Promise<void> {
  const stepped_to = to?.toISOString() ?? null;
  await oneStatement(strapi, (trx) => trx(table).where(only).update({ stepped_to }));
}

/** Records a time even where a later one is recorded: somebody has looked at the clock. */
export async function correctLastSeen(strapi: Core.Strapi, at: Date): Promise<void> {
  const change = { last_seen_at: at.toISOString(), stepped_to: null };
  await oneStatement(strapi, (trx) => trx(table).where(only).update(change));
}

/** The time on the clock of PostgreSQL; null on SQLite, which has none of its own. */
export async function databaseNow(strapi: Core.Strapi): Promise<Date | null> {
  if (settings().database.client === 'sqlite') return null;
  const { rows } = await oneStatement(strapi, (trx) =>
    trx.raw('SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::float8 AS now'),
  );
  return new Date(Math.floor(Number(rows[0].now)));
}
