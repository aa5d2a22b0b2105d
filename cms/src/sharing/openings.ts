import type { Core } from '@strapi/strapi';
import { makeTable, oneStatement } from '../tables/own-table';

const table = 'share_openings';

/** Somebody read something through a link. Neither their address nor their browser is kept. */
export interface Opening {
  /** ISO 8601, UTC. */
  openedAt: string;
  /** `page`, or the title of the document. */
  what: string;
}

export interface OpeningCount {
  count: number;
  /** ISO 8601, UTC; null when nobody has opened it. */
  last: string | null;
}

export async function makeOpeningTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.increments('id').primary();
    columns.string('share_id').notNullable();
    columns.string('opened_at').notNullable();
    columns.text('what').notNullable();
    columns.index(['share_id']);
  });
}

export async function recordOpening(
  strapi: Core.Strapi,
  shareId: string,
  what: string,
): Promise<void> {
  const row = { share_id: shareId, opened_at: new Date().toISOString(), what };
  await oneStatement(strapi, (trx) => trx(table).insert(row));
}

/** The newest first, at most 500. */
export async function openingsOf(strapi: Core.Strapi, shareId: string): Promise<Opening[]> {
  const rows = await oneStatement(strapi, (trx) =>
    trx(table).where({ share_id: shareId }).orderBy('id', 'desc').limit(500),
  );
  return rows.map((row) => ({ openedAt: String(row.opened_at), what: String(row.what) }));
}

interface Counted {
  share_id: string;
  count: number | string;
  last: string | null;
}

/** @returns by the id of the link; those that nobody opened are left out */
export async function countOpenings(
  strapi: Core.Strapi,
  shareIds: readonly string[],
): Promise<Map<string, OpeningCount>> {
  const rows: Counted[] = await oneStatement(strapi, (trx) =>
    trx(table)
      .whereIn('share_id', [...shareIds])
      .groupBy('share_id')
      .select('share_id')
      .count({ count: '*' })
      .max({ last: 'opened_at' }),
  );
  return new Map(
    rows.map(({ share_id, count, last }) => [share_id, { count: Number(count), last }]),
  );
}
