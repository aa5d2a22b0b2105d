import type { Core } from '@strapi/strapi';
import { inTransaction, type Transaction } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';

/** What becomes of a plan. The first three wait; the others are over. */
export type ReleaseStateName =
  | 'planned'
  /** Due, and waiting for a person: `heldBecause` says for what. */
  | 'held'
  /** Due, and tried again by itself after a pause: `lastError` says what went wrong. */
  | 'failing'
  | 'done'
  | 'cancelled'
  /** Its take-down was due too, so it never went out. */
  | 'superseded';

/** The states in which a plan can still go out. */
export const waitingStates: readonly ReleaseStateName[] = ['planned', 'held', 'failing'];

export interface ReleaseItem extends EntryRef {
  title: string;
  /** Of the content when it was planned; once it is out, of what went out. */
  fingerprint: string | null;
  /** Left out, because its take-down was due too. */
  isSuperseded: boolean;
}

/** Entries that go live at one time, all or none. Times are ISO 8601, UTC, with milliseconds. */
export interface Release {
  id: string;
  title: string;
  at: string;
  state: ReleaseStateName;
  plannedById: number | null;
  plannedBy: string;
  plannedAt: string;
  timeSetAt: string;
  timeSetBy: string;
  /** Whether who may publish set the time; else each approval must be newer than it. */
  isTimeAgreed: boolean;
  /** Ids of admin users. */
  wantsReceipt: number[];
  attempts: number;
  nextAttemptAt: string | null;
  lastError: string | null;
  heldBecause: string | null;
  doneAt: string | null;
  items: ReleaseItem[];
}

interface Row {
  id: string;
  title: string;
  at: string;
  state: ReleaseStateName;
  planned_by_id: number | null;
  planned_by_name: string;
  planned_at: string;
  time_set_at: string;
  time_set_by_name: string;
  is_time_agreed: number | boolean;
  wants_receipt: string;
  attempts: number;
  next_attempt_at: string | null;
  last_error: string | null;
  held_because: string | null;
  done_at: string | null;
}

interface ItemRow {
  release_id: string;
  position: number;
  uid: string;
  document_id: string;
  title: string;
  fingerprint: string | null;
  is_superseded: number | boolean;
}

export async function addRelease(strapi: Core.Strapi, release: Release): Promise<void> {
  const { items, ...plan } = release;
  const row: Row = {
    id: plan.id,
    planned_by_id: plan.plannedById,
    planned_by_name: plan.plannedBy,
    planned_at: plan.plannedAt,
    ...columnsOf(plan),
  } as Row;
  const itemRows: ItemRow[] = items.map((item, position) => ({
    release_id: plan.id,
    position,
    uid: item.uid,
    document_id: item.documentId,
    title: item.title,
    fingerprint: item.fingerprint,
    is_superseded: item.isSuperseded,
  }));
  await inTransaction(strapi, async (trx) => {
    await trx('releases').insert(row);
    await trx('release_items').insert(itemRows);
  });
}

/** What may change of a plan once it is made. */
export type ReleaseChange = Partial<
  Omit<Release, 'id' | 'items' | 'plannedById' | 'plannedBy' | 'plannedAt'>
>;

/** @returns false when it is in none of these states any more, and so was not changed */
export async function changeRelease(
  strapi: Core.Strapi,
  id: string,
  from: readonly ReleaseStateName[],
  change: ReleaseChange,
): Promise<boolean> {
  const changed: number = await inTransaction(strapi, (trx) =>
    trx('releases')
      .where({ id })
      .whereIn('state', [...from])
      .update(columnsOf(change)),
  );
  return changed > 0;
}

export async function changeItem(
  strapi: Core.Strapi,
  releaseId: string,
  { uid, documentId }: EntryRef,
  { fingerprint, isSuperseded }: Partial<Pick<ReleaseItem, 'fingerprint' | 'isSuperseded'>>,
): Promise<void> {
  const columns = {
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(isSuperseded === undefined ? {} : { is_superseded: isSuperseded }),
  };
  const where = { release_id: releaseId, uid, document_id: documentId };
  await inTransaction(strapi, (trx) => trx('release_items').where(where).update(columns));
}

export async function findRelease(strapi: Core.Strapi, id: string): Promise<Release | null> {
  const [release] = await readReleases(strapi, (rows) => rows.where({ id }));
  return release ?? null;
}

/** The plan by which an entry is still to go out, or null. */
export async function waitingReleaseOf(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<Release | null> {
  const [release] = await readReleases(strapi, (rows, trx) =>
    rows
      .whereIn('state', [...waitingStates])
      .whereIn(
        'id',
        trx('release_items')
          .where({ uid, document_id: documentId, is_superseded: false })
          .select('release_id'),
      ),
  );
  return release ?? null;
}

/** The plan by which an entry last went out, or null. */
export async function lastReleaseOf(
  strapi: Core.Strapi,
  { uid, documentId }: EntryRef,
): Promise<Release | null> {
  const done = await readReleases(strapi, (rows, trx) =>
    rows
      .where({ state: 'done' })
      .whereIn(
        'id',
        trx('release_items')
          .where({ uid, document_id: documentId, is_superseded: false })
          .select('release_id'),
      ),
  );
  return done.sort((a, b) => ((a.doneAt ?? '') < (b.doneAt ?? '') ? 1 : -1))[0] ?? null;
}

/** Those of a span of time, and all that wait although their time is over; in order of time. */
export async function releasesBetween(
  strapi: Core.Strapi,
  from: Date,
  to: Date,
): Promise<Release[]> {
  return readReleases(strapi, (rows) =>
    rows.where((one) =>
      one
        .where((span) =>
          span.where('at', '>=', from.toISOString()).where('at', '<', to.toISOString()),
        )
        .orWhere((late) =>
          late.whereIn('state', [...waitingStates]).where('at', '<', from.toISOString()),
        ),
    ),
  );
}

const mostAtOnce = 100;

/** Those whose time has come and which may be tried now, the earliest first. */
export async function dueReleases(
  strapi: Core.Strapi,
  now: Date,
): Promise<{ id: string; at: string }[]> {
  const by = now.toISOString();
  return inTransaction(strapi, (trx) =>
    trx('releases')
      .whereIn('state', [...waitingStates])
      .where('at', '<=', by)
      .where((one) => one.whereNull('next_attempt_at').orWhere('next_attempt_at', '<=', by))
      .orderBy(['at', 'id'])
      .limit(mostAtOnce)
      .select('id', 'at'),
  );
}

/** Whether a release may go out now, as far as its time and its state go. */
export function isDue({ state, at, nextAttemptAt }: Release, now: Date): boolean {
  const by = now.toISOString();
  return waitingStates.includes(state) && at <= by && (nextAttemptAt ?? '') <= by;
}

/** The first time for which anything is planned in a span; null for none. */
export async function nextPlannedAt(
  strapi: Core.Strapi,
  after: Date,
  until: Date,
): Promise<Date | null> {
  const row = await inTransaction(strapi, (trx) =>
    trx('releases')
      .where({ state: 'planned' })
      .where('at', '>', after.toISOString())
      .where('at', '<=', until.toISOString())
      .min('at as at')
      .first(),
  );
  return row?.at ? new Date(row.at) : null;
}

type ReleaseRows = ReturnType<Transaction>;

/** Reads releases with their items, in order of their time. */
async function readReleases(
  strapi: Core.Strapi,
  narrow: (rows: ReleaseRows, trx: Transaction) => ReleaseRows,
): Promise<Release[]> {
  return inTransaction(strapi, async (trx) => {
    const rows = (await narrow(trx('releases'), trx).orderBy(['at', 'id'])) as Row[];
    const ids = rows.map(({ id }) => id);
    const items = (await trx('release_items')
      .whereIn('release_id', ids)
      .orderBy('position')) as ItemRow[];
    return rows.map((row) =>
      fromRow(
        row,
        items.filter((item) => item.release_id === row.id),
      ),
    );
  });
}

function columnsOf(change: ReleaseChange): Partial<Row> {
  const columns = {
    title: change.title,
    at: change.at,
    state: change.state,
    time_set_at: change.timeSetAt,
    time_set_by_name: change.timeSetBy,
    is_time_agreed: change.isTimeAgreed,
    wants_receipt: change.wantsReceipt && JSON.stringify(change.wantsReceipt),
    attempts: change.attempts,
    next_attempt_at: change.nextAttemptAt,
    last_error: change.lastError,
    held_because: change.heldBecause,
    done_at: change.doneAt,
  };
  return Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== undefined),
  ) as Partial<Row>;
}

function fromRow(row: Row, items: ItemRow[]): Release {
  return {
    id: row.id,
    title: row.title,
    at: row.at,
    state: row.state,
    plannedById: row.planned_by_id,
    plannedBy: row.planned_by_name,
    plannedAt: row.planned_at,
    timeSetAt: row.time_set_at,
    timeSetBy: row.time_set_by_name,
    isTimeAgreed: Boolean(row.is_time_agreed),
    wantsReceipt: JSON.parse(row.wants_receipt) as number[],
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastError: row.last_error,
    heldBecause: row.held_because,
    doneAt: row.done_at,
    items: items.map((item) => ({
      uid: item.uid,
      documentId: item.document_id,
      title: item.title,
      fingerprint: item.fingerprint,
      isSuperseded: Boolean(item.is_superseded),
    })),
  };
}
