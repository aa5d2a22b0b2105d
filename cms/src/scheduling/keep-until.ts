import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { inTransaction } from '../tables/own-table';
import { releaseNow } from './clock';

/** Between two looks at whether somebody waits, in milliseconds. */
const lookEvery = 50;

/** Somebody waited for what the transaction holds, so it ends and keeps nothing. */
export class MadeWay extends Error {}

/** Whether somebody waits for a row that this transaction has written or locked. */
const someoneWaits = `
  SELECT EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'transactionid' AND NOT granted AND transactionid = pg_current_xact_id()::xid
  ) AS waits`;

/**
 * Keeps the transaction under way open until a time, by the clock of releases. PostgreSQL only.
 *
 * @throws MadeWay once somebody waits for what it holds: the others go first
 */
export async function keepUntil(strapi: Core.Strapi, at: Date): Promise<void> {
  await inTransaction(strapi, async (trx) => {
    for (;;) {
      const left = at.getTime() - releaseNow().getTime();
      if (left <= 0) return;
      const { rows } = await trx.raw(someoneWaits);
      if (rows[0]?.waits === true) throw new MadeWay();
      await pause(Math.max(1, Math.min(lookEvery, at.getTime() - releaseNow().getTime())));
    }
  });
}
