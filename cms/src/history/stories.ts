import type { Core } from '@strapi/strapi';
import type { Fields } from '../rules/fault';
import { settings } from '../settings';
import {
  inTransaction,
  lockOnce,
  makeTable,
  oneStatement,
  type Transaction,
} from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';

const table = 'entry_stories';
export const versionTable = 'entry_versions';

interface Row {
  uid: string;
  document_id: string;
  live_number: number | null;
  filled_day: string | null;
}

/** Makes the tables of the history of entries, once. */
export async function makeHistoryTables(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.integer('live_number');
    columns.string('filled_day');
    columns.primary(['uid', 'document_id']);
  });
  await makeTable(strapi, versionTable, (columns) => {
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.integer('number').notNullable();
    columns.string('fingerprint', 64).notNullable();
    columns.text('content').notNullable();
    columns.string('at').notNullable();
    columns.integer('by_id');
    columns.string('by_name').notNullable();
    columns.primary(['uid', 'document_id', 'number']);
  });
}

/** The columns that name an entry in both tables. */
export function keyOf({ uid, documentId }: EntryRef) {
  return { uid, document_id: documentId };
}

/** The content that was last made public, as its draft was then; null when none is known. */
export async function readLiveContent(
  strapi: Core.Strapi,
  entry: EntryRef,
): Promise<Fields | null> {
  const live = await oneStatement(strapi, (trx) =>
    trx(versionTable)
      .where(keyOf(entry))
      .where('number', trx(table).where(keyOf(entry)).select('live_number'))
      .first('content'),
  );
  return live ? (JSON.parse(live.content) as Fields) : null;
}

/**
 * The values of its field `kind` under which an entry was saved, if only for a moment, since the
 * public has what it has; ever, where the public has nothing of it.
 */
export async function kindsSavedSince(
  strapi: Core.Strapi,
  entry: EntryRef,
  isLive: boolean,
): Promise<string[]> {
  const isSqlite = settings().database.client === 'sqlite';
  const kind = isSqlite ? `json_extract(content, '$.kind')` : `content::json ->> 'kind'`;
  const rows: { kind: string | null }[] = await inTransaction(strapi, async (trx) => {
    const story: Row | undefined = await trx<Row>(table).where(keyOf(entry)).first();
    const saved = trx(versionTable).where(keyOf(entry));
    if (isLive) saved.where('number', '>', story?.live_number ?? 0);
    return saved.distinct(trx.raw(`${kind} as kind`));
  });
  return rows.flatMap((row) => row.kind ?? []);
}

/** The day of first publication, `YYYY-MM-DD`, where publishing has filled it in by itself. */
export async function readFilledDay(strapi: Core.Strapi, entry: EntryRef): Promise<string | null> {
  const row: Row | undefined = await oneStatement(strapi, (trx) =>
    trx<Row>(table).where(keyOf(entry)).first(),
  );
  return row?.filled_day ?? null;
}

/** Lets nobody else add to the history of an entry before the transaction ends. */
export async function lockStory(trx: Transaction, entry: EntryRef): Promise<void> {
  const empty = { ...keyOf(entry), live_number: null, filled_day: null };
  await lockOnce(trx, `story ${entry.uid} ${entry.documentId}`, async () => {
    await trx(table).insert(empty).onConflict(['uid', 'document_id']).ignore();
    await trx(table).where(keyOf(entry)).forUpdate().first('uid');
  });
}

/** Remembers which version has been made public, in the transaction of that. */
export async function noteLive(
  strapi: Core.Strapi,
  entry: EntryRef,
  number: number,
): Promise<void> {
  await change(strapi, entry, { live_number: number });
}

/** Remembers the day that publishing fills in by itself, in the transaction of that. */
export async function noteFilledDay(
  strapi: Core.Strapi,
  entry: EntryRef,
  day: string,
): Promise<void> {
  await change(strapi, entry, { filled_day: day });
}

/** Forgets an entry that was deleted, with its versions. */
export async function forgetStory(strapi: Core.Strapi, entry: EntryRef): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    await trx(versionTable).where(keyOf(entry)).delete();
    await trx(table).where(keyOf(entry)).delete();
  });
}

async function change(strapi: Core.Strapi, entry: EntryRef, columns: Partial<Row>) {
  await inTransaction(strapi, async (trx) => {
    await lockStory(trx, entry);
    await trx(table).where(keyOf(entry)).update(columns);
  });
}
