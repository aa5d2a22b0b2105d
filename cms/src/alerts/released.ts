import type { Core } from '@strapi/strapi';
import { listKinds } from '../published/content-kinds';
import { takeDownNow } from '../scheduling/clock';
import { inTransaction, makeTable, oneStatement, type Transaction } from '../tables/own-table';
import { heldBack } from '../withdrawing/standing';

const itemTable = 'alert_items';
const roundTable = 'alert_rounds';
const only = { id: 1 };
const mostInOneInsert = 500;

/** A publication, and the round in which it was first found on the site. */
export interface ReleasedItem {
  document_id: string;
  round: number;
}

export async function makeReleasedTables(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, itemTable, (columns) => {
    columns.string('document_id').primary();
    columns.integer('round').notNullable().index();
  });
  await makeTable(strapi, roundTable, (columns) => {
    columns.integer('id').primary();
    columns.integer('round').notNullable();
  });
  await oneStatement(strapi, (trx) =>
    trx(roundTable)
      .insert({ ...only, round: 0 })
      .onConflict('id')
      .ignore(),
  );
}

/**
 * Notes what has come out since the last round, once for ever: what is published again is no news.
 * Rounds follow one another, also of several processes, until the transaction under way is over.
 *
 * @returns the number of the newest round
 */
export async function noteReleased(strapi: Core.Strapi): Promise<number> {
  const hidden = await heldBack(strapi, listKinds.publications.uid, takeDownNow());
  return inTransaction(strapi, async (trx) => {
    // Others wait here.
    await trx(roundTable).where(only).update(only);
    const round = await roundIn(trx);
    const fresh = (await newlyPublished(trx)).filter((id) => !hidden.includes(id));
    if (fresh.length === 0) return round;
    const next = round + 1;
    const rows = fresh.map((document_id) => ({ document_id, round: next }));
    for (let at = 0; at < rows.length; at += mostInOneInsert) {
      await trx(itemTable).insert(rows.slice(at, at + mostInOneInsert));
    }
    await trx(roundTable).where(only).update({ round: next });
    return next;
  });
}

/** The number of the newest round, which is only read. */
export async function newestRound(strapi: Core.Strapi): Promise<number> {
  return oneStatement(strapi, roundIn);
}

async function roundIn(trx: Transaction): Promise<number> {
  const { round } = (await trx(roundTable).where(only).first()) as { round: number };
  return Number(round);
}

async function newlyPublished(trx: Transaction): Promise<string[]> {
  const rows = await trx('publications')
    .leftJoin(itemTable, 'publications.document_id', `${itemTable}.document_id`)
    .whereNotNull('publications.published_at')
    .whereNull(`${itemTable}.document_id`)
    .distinct('publications.document_id as id');
  return rows.map(({ id }: { id: string }) => id);
}

/** What was first found after a round, in that order. */
export async function releasedAfter(strapi: Core.Strapi, round: number): Promise<ReleasedItem[]> {
  return oneStatement(strapi, (trx) =>
    trx<ReleasedItem>(itemTable)
      .where('round', '>', round)
      .orderBy([{ column: 'round' }, { column: 'document_id' }]),
  );
}
