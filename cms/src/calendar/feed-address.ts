import type { Core } from '@strapi/strapi';
import { noteEvent } from '../audit/record';
import { hashOfToken, newToken } from '../sharing/link-token';
import { inTransaction, makeTable, oneStatement } from '../tables/own-table';
import { actorName } from '../withdrawing/actor';

const table = 'calendar_feed';

/** There is one feed for the team, so one row. */
const only = { id: 1 };

interface Row {
  id: number;
  secret_hash: string;
  made_by_name: string;
  made_at: string;
}

export interface Feed {
  madeBy: string;
  /** ISO 8601, UTC. */
  madeAt: string;
}

export async function makeFeedTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.integer('id').primary();
    columns.string('secret_hash').notNullable();
    columns.text('made_by_name').notNullable();
    columns.string('made_at').notNullable();
  });
}

/** The feed that has an address now, or null. */
export async function currentFeed(strapi: Core.Strapi): Promise<Feed | null> {
  const row = await oneStatement(strapi, (trx) => trx<Row>(table).where(only).first());
  return row ? { madeBy: row.made_by_name, madeAt: row.made_at } : null;
}

/**
 * Gives the feed an address; the one before answers nothing from then on.
 *
 * @returns the secret of the address, which cannot be had again
 */
export async function renewFeed(strapi: Core.Strapi): Promise<string> {
  const secret = newToken();
  const row = {
    ...only,
    secret_hash: hashOfToken(secret),
    made_by_name: actorName(strapi),
    made_at: new Date().toISOString(),
  };
  await inTransaction(strapi, async (trx) => {
    await trx(table).insert(row).onConflict('id').merge();
    await noteEvent(strapi, { action: 'calendar-made' });
  });
  return secret;
}

/** Takes the address away. */
export async function endFeed(strapi: Core.Strapi): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    const ended = await trx(table).where(only).delete();
    if (ended > 0) await noteEvent(strapi, { action: 'calendar-ended' });
  });
}

/** Whether a secret is that of the feed. What can be none is looked up all the same, and not found. */
export async function isFeedSecret(strapi: Core.Strapi, secret: string): Promise<boolean> {
  const where = { ...only, secret_hash: hashOfToken(secret) ?? 'none' };
  return Boolean(await oneStatement(strapi, (trx) => trx(table).where(where).first()));
}
