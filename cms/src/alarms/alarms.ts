import type { Core } from '@strapi/strapi';
import {
  addColumn,
  inTransaction,
  makeTable,
  oneStatement,
  type Transaction,
} from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';

const table = 'alarms';

/** Something that somebody must look at, until it is over. */
export interface Alarm {
  /** Names what is wrong, such as "not-seen:<receipt>"; one alarm is open for it at most. */
  key: string;
  /**
   * What is wrong and what to do next. It goes out by e-mail and stands on `/readyz`, so it never
   * names what is not public: give the entry instead.
   */
  text: string;
  entry: EntryRef | null;
  /** ISO 8601, UTC. */
  raisedAt: string;
}

interface Row {
  key: string;
  text: string;
  uid: string | null;
  document_id: string | null;
  raised_at: string;
  cleared_at: string | null;
  cleared_by: string | null;
  mailed_at: string | null;
  ends_at: string | null;
}

export async function makeAlarmTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('key').primary();
    columns.text('text').notNullable();
    columns.string('uid');
    columns.string('document_id');
    columns.string('raised_at').notNullable();
    columns.string('cleared_at');
    columns.string('cleared_by');
    columns.string('mailed_at');
  });
  await addColumn(strapi, table, 'ends_at', (columns) => columns.string('ends_at'));
}

/** Those that are neither over nor left behind by a process that would say that they go on. */
function open(trx: Transaction) {
  const now = new Date().toISOString();
  return trx<Row>(table)
    .whereNull('cleared_at')
    .where((rows: Transaction) => rows.whereNull('ends_at').orWhere('ends_at', '>', now));
}

/**
 * Raises an alarm, or brings the text of one up to date that is open already. It is kept in the
 * transaction under way, so call it outside of one that will be rolled back.
 *
 * @param text what is wrong and what to do next; without the title of anything that is not public
 * @param entry whose title the admin shows to those who may read it
 * @param endsAt when it is over by itself, unless it is raised again before; else somebody ends it
 */
export async function raiseAlarm(
  strapi: Core.Strapi,
  { key, text, entry, endsAt }: { key: string; text: string; entry?: EntryRef; endsAt?: Date },
): Promise<void> {
  const ends_at = endsAt?.toISOString() ?? null;
  const says = { text, uid: entry?.uid ?? null, document_id: entry?.documentId ?? null, ends_at };
  const anew = {
    raised_at: new Date().toISOString(),
    cleared_at: null,
    cleared_by: null,
    mailed_at: null,
  };
  const isNew = await inTransaction(strapi, async (trx) => {
    if ((await open(trx).where({ key }).update(says)) > 0) return false;
    await trx(table)
      .insert({ key, ...says, ...anew })
      .onConflict('key')
      .merge();
    return true;
  });
  if (isNew) strapi.log.error(`Alarm: ${text}`);
}

/**
 * Says that it is over; nothing happens where no such alarm is open.
 *
 * @param by the name of a member of staff; left out where the product itself saw that it is over
 * @returns whether it was open
 */
export async function clearAlarm(
  strapi: Core.Strapi,
  key: string,
  by: string | null = null,
): Promise<boolean> {
  const cleared = { cleared_at: new Date().toISOString(), cleared_by: by };
  const uncleared = (trx: Transaction) => trx(table).where({ key }).whereNull('cleared_at');
  if (!(await oneStatement(strapi, (trx) => uncleared(trx).first('key')))) return false;
  const count = await inTransaction(strapi, async (trx) => {
    const wereOpen: number = await open(trx).where({ key }).update(cleared);
    // One that has ended by itself, too: a clock that was wrong may have said when.
    await uncleared(trx).update(cleared);
    return wereOpen;
  });
  return count > 0;
}

/** @returns those that are not over, the newest first */
export async function openAlarms(strapi: Core.Strapi): Promise<Alarm[]> {
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    open(trx).orderBy('raised_at', 'desc').limit(200),
  );
  return rows.map(fromRow);
}

/** Takes those that nobody was told of by e-mail; each is taken once, whichever process asks. */
export async function takeUnmailed(strapi: Core.Strapi): Promise<Alarm[]> {
  const mailed_at = new Date().toISOString();
  const rows: Row[] = await oneStatement(strapi, (trx) =>
    open(trx).whereNull('mailed_at').orderBy('raised_at').limit(50),
  );
  const taken: Alarm[] = [];
  for (const row of rows) {
    const where = { key: row.key, raised_at: row.raised_at };
    const count = await oneStatement(strapi, (trx) =>
      trx(table).where(where).whereNull('mailed_at').update({ mailed_at }),
    );
    if (count > 0) taken.push(fromRow(row));
  }
  return taken;
}

function fromRow({ key, text, uid, document_id, raised_at }: Row): Alarm {
  const entry = uid && document_id ? { uid, documentId: document_id } : null;
  return { key, text, entry, raisedAt: raised_at };
}
