import type { Core } from '@strapi/strapi';
import { inTransaction, makeTable, oneStatement } from '../tables/own-table';
import { findGuessing, guessingWindow, type Guessing } from './find-guessing';
import { documentCounts } from './stored-counts';

const table = 'guess_notices';
const minute = 60_000;

/** The site may tell of a minute for two hours; a window before that may belong to it. */
const lookedAt = (2 * 60 + guessingWindow) * minute;

/**
 * How long after its end a minute is judged. By then every process has stored what the embargo
 * check tried itself, which is not guessing.
 */
const settledAfter = minute / 2;

/** That somebody may be guessing, and who has seen that it was said. */
export interface GuessNotice extends Guessing {
  id: string;
  seenAt: string | null;
  seenBy: string | null;
}

interface Row {
  first_minute: string;
  last_minute: string;
  tries: number;
  seen_at: string | null;
  seen_by: string | null;
}

export async function makeNoticeTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('first_minute').primary();
    columns.string('last_minute').notNullable();
    columns.integer('tries').notNullable();
    columns.string('seen_at');
    columns.string('seen_by');
  });
}

/** Raises a notice for guessing that nobody has seen yet, or brings one up to date. */
export async function raiseNotices(strapi: Core.Strapi, now: Date): Promise<void> {
  const before = new Date(now.getTime() - settledAfter);
  await inTransaction(strapi, async (trx) => {
    const rows: Row[] = await trx<Row>(table).orderBy('first_minute', 'desc').limit(20);
    const from = startOf(rows, now);
    for (const guessing of findGuessing(await documentCounts(strapi, from, before))) {
      const open = rows.find((row) => row.seen_at === null && isNear(row, guessing));
      const firstMinute = open ? earlier(open.first_minute, guessing.firstMinute) : undefined;
      if (open && firstMinute !== open.first_minute) {
        await trx(table).where({ first_minute: open.first_minute }).delete();
      }
      const row = {
        first_minute: firstMinute ?? guessing.firstMinute,
        last_minute: open ? later(open.last_minute, guessing.lastMinute) : guessing.lastMinute,
        tries: Math.max(open?.tries ?? 0, guessing.tries),
      };
      await trx(table).insert(row).onConflict('first_minute').merge();
    }
  });
}

/** @returns those that nobody has seen yet, the newest first */
export async function openNotices(strapi: Core.Strapi): Promise<GuessNotice[]> {
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    trx<Row>(table).whereNull('seen_at').orderBy('first_minute', 'desc').limit(10),
  );
  return rows.map(fromRow);
}

/**
 * Records that somebody has seen a notice; the first to say so counts.
 *
 * @param by their name
 * @returns whether there is such a notice
 */
export async function markSeen(
  strapi: Core.Strapi,
  id: string,
  by: string,
  now: Date,
): Promise<boolean> {
  return inTransaction(strapi, async (trx) => {
    const found = await trx<Row>(table).where({ first_minute: id }).first();
    if (!found) return false;
    const seen = { seen_at: now.toISOString(), seen_by: by };
    await trx(table).where({ first_minute: id }).whereNull('seen_at').update(seen);
    return true;
  });
}

/** What was seen is not said again; guessing that goes on after that is. */
function startOf(rows: readonly Row[], now: Date): Date {
  const seen = rows
    .filter(({ seen_at }) => seen_at !== null)
    .map(({ last_minute }) => Date.parse(last_minute) + minute);
  return new Date(Math.max(now.getTime() - lookedAt, ...seen));
}

function isNear({ first_minute, last_minute }: Row, { firstMinute, lastMinute }: Guessing) {
  const reach = guessingWindow * minute;
  return (
    Date.parse(firstMinute) <= Date.parse(last_minute) + reach &&
    Date.parse(lastMinute) >= Date.parse(first_minute) - reach
  );
}

const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);

function fromRow(row: Row): GuessNotice {
  return {
    id: row.first_minute,
    firstMinute: row.first_minute,
    lastMinute: row.last_minute,
    tries: Number(row.tries),
    seenAt: row.seen_at,
    seenBy: row.seen_by,
  };
}
