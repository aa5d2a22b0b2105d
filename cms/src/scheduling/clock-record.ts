import type { Core } from '@strapi/strapi';
import { settings } from '../settings';
import { inTransaction, oneStatement } from '../tables/own-table';

const table = 'release_clock';
const only = { id: 1 };

/** The latest time that any process has recorded, or null in a new database. */
export async function readLastSeen(strapi: Core.Strapi): Promise<Date | null> {
  const row = await oneStatement(strapi, (trx) => trx(table).where(only).first());
  return row ? new Date(row.last_seen_at) : null;
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

/** Records a time even where a later one is recorded: somebody has looked at the clock. */
export async function correctLastSeen(strapi: Core.Strapi, at: Date): Promise<void> {
  const last_seen_at = at.toISOString();
  await oneStatement(strapi, (trx) => trx(table).where(only).update({ last_seen_at }));
}

/** The time on the clock of PostgreSQL; null on SQLite, which has none of its own. */
export async function databaseNow(strapi: Core.Strapi): Promise<Date | null> {
  if (settings().database.client === 'sqlite') return null;
  const { rows } = await oneStatement(strapi, (trx) =>
    trx.raw('SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::float8 AS now'),
  );
  return new Date(Math.floor(Number(rows[0].now)));
}
