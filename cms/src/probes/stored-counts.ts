import type { Core } from '@strapi/strapi';
import { inTransaction, makeTable, oneStatement } from '../tables/own-table';
import { minuteOf, type GuessCount } from './guess-counter';

const table = 'guess_counts';
const day = 24 * 60 * 60 * 1000;

/** How long counts are kept: long enough to look back over a month, in milliseconds. */
const keptFor = 30 * day;

export async function makeCountTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('minute').notNullable();
    columns.string('kind').notNullable();
    columns.string('source').notNullable();
    columns.integer('count').notNullable();
    columns.primary(['minute', 'kind', 'source']);
  });
}

/** Adds to what is stored; several processes count the same minute. */
export async function addCounts(strapi: Core.Strapi, counts: readonly GuessCount[]): Promise<void> {
  if (counts.length === 0) return;
  await inTransaction(strapi, async (trx) => {
    for (const count of counts) {
      const sum = trx.raw('?? + ?', [`${table}.count`, count.count]);
      await trx(table).insert(count).onConflict(['minute', 'kind', 'source']).merge({ count: sum });
    }
  });
}

/**
 * What is stored of documents from one moment on, in the order of time.
 *
 * @param before the first minute that is left out
 */
export async function documentCounts(
  strapi: Core.Strapi,
  from: Date,
  before: Date,
): Promise<GuessCount[]> {
  const rows = await oneStatement(strapi, (trx) =>
    trx<GuessCount>(table)
      .where({ kind: 'document' })
      .andWhere('minute', '>=', minuteOf(from))
      .andWhere('minute', '<', minuteOf(before))
      .orderBy('minute'),
  );
  return (rows as GuessCount[]).map((row) => ({ ...row, count: Number(row.count) }));
}

/** Forgets what is older than 30 days. */
export async function forgetOldCounts(strapi: Core.Strapi, now: Date): Promise<void> {
  const oldest = minuteOf(new Date(now.getTime() - keptFor));
  await oneStatement(strapi, (trx) => trx(table).where('minute', '<', oldest).delete());
}
