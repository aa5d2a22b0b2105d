import type { Core } from '@strapi/strapi';
import { inTransaction, oneStatement, type Transaction } from '../tables/own-table';
import type { EntryRef } from '../withdrawing/entry-ref';
import {
  waitingStates,
  type Release,
  type ReleaseChange,
  type ReleaseItem,
  type ReleaseStateName,
} from './release';
import { columnsOf, fromRow, rowsOf, type ItemRow, type ReleaseRow } from './release-rows';

export async function addRelease(strapi: Core.Strapi, release: Release): Promise<void> {
  const { row, itemRows } = rowsOf(release);
  await inTransaction(strapi, async (trx) => {
    await trx('releases').insert(row);
    await trx('release_items').insert(itemRows);
  });
}

/** @returns false when it is in none of these states any more, and so was not changed */
export async function changeRelease(
  strapi: Core.Strapi,
  id: string,
  from: readonly ReleaseStateName[],
  change: ReleaseChange,
): Promise<boolean> {
  const changed: number = await oneStatement(strapi, (trx) =>
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
  change: Partial<Pick<ReleaseItem, 'fingerprint' | 'isSuperseded' | 'isTimeAgreed'>>,
): Promise<void> {
  const { fingerprint, isSuperseded, isTimeAgreed } = change;
  const columns = {
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(isSuperseded === undefined ? {} : { is_superseded: isSuperseded }),
    ...(isTimeAgreed === undefined ? {} : { is_time_agreed: isTimeAgreed }),
  };
  const where = { release_id: releaseId, uid, document_id: documentId };
  await oneStatement(strapi, (trx) => trx('release_items').where(where).update(columns));
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

export type DueRelease = Pick<Release, 'id' | 'at' | 'state'>;

const mostAtOnce = 100;

/** Those whose time has come and which may be tried now, the earliest first. */
export async function dueReleases(strapi: Core.Strapi, now: Date): Promise<DueRelease[]> {
  const by = now.toISOString();
  return oneStatement(strapi, (trx) =>
    trx('releases')
      .whereIn('state', [...waitingStates])
      .where('at', '<=', by)
      .where((one) => one.whereNull('next_attempt_at').orWhere('next_attempt_at', '<=', by))
      .orderBy(['at', 'id'])
      .limit(mostAtOnce)
      .select('id', 'at', 'state'),
  );
}

/** Releases that are planned for one time. */
export interface PlannedTogether {
  at: Date;
  ids: [string, ...string[]];
  /** How many entries go out in all. */
  items: number;
}

/**
 * What is planned for the first time in a span at which anything is planned; null for none.
 *
 * @param most so many releases at most
 */
export async function nextPlanned(
  strapi: Core.Strapi,
  after: Date,
  until: Date,
  most: number,
): Promise<PlannedTogether | null> {
  const rows = await oneStatement(strapi, (trx) =>
    trx('releases')
      .where({ state: 'planned' })
      .where('at', '>', after.toISOString())
      .where('at', '<=', until.toISOString())
      .orderBy(['at', 'id'])
      .limit(most)
      .select(
        'id',
        'at',
        trx('release_items').whereRaw('release_id = releases.id').count().as('items'),
      ),
  );
  const together = (rows as { id: string; at: string; items: number | string }[]).filter(
    ({ at }) => at === rows[0].at,
  );
  const [first, ...others] = together;
  if (!first) return null;
  return {
    at: new Date(first.at),
    ids: [first.id, ...others.map(({ id }) => id)],
    items: together.reduce((sum, { items }) => sum + Number(items), 0),
  };
}

type ReleaseRows = ReturnType<Transaction>;

/** Reads releases with their items, in order of their time. */
async function readReleases(
  strapi: Core.Strapi,
  narrow: (rows: ReleaseRows, trx: Transaction) => ReleaseRows,
): Promise<Release[]> {
  return inTransaction(strapi, async (trx) => {
    const rows = (await narrow(trx('releases'), trx).orderBy(['at', 'id'])) as ReleaseRow[];
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
