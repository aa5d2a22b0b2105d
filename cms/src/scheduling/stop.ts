import type { Core } from '@strapi/strapi';
import { noteEvent } from '../audit/record';
import { lockRevision } from '../published/revision';
import { oneStatement } from '../tables/own-table';
import { actorName } from '../withdrawing/actor';
import { trustClock } from './clock-watch';

const table = 'release_stop';
const only = { id: 1 };

/** That nothing goes out by the schedule until somebody lets it go on. */
export interface Stop {
  by: string;
  /** ISO 8601, UTC. */
  at: string;
  reason: string;
}

/**
 * Has nothing more go out by the schedule, on every process, from the moment this resolves. Things
 * still come down at their times, and people can still publish by hand.
 *
 * @param reason for those who wonder; empty for none
 */
export async function stopEverything(strapi: Core.Strapi, reason: string): Promise<void> {
  await strapi.db.transaction(async () => {
    await lockRevision(strapi);
    if (await readStop(strapi)) return;
    const by = actorName(strapi);
    const row = { ...only, stopped_by: by, stopped_at: new Date().toISOString(), reason };
    await oneStatement(strapi, (trx) => trx(table).insert(row).onConflict('id').ignore());
    await noteEvent(strapi, { action: 'stopped-all', details: { reason } });
  });
}

/**
 * Lets the schedule go on: what fell due meanwhile goes out at once, in order. It also takes the
 * clock as it is now for right, where that kept releases back.
 */
export async function resume(strapi: Core.Strapi): Promise<void> {
  await strapi.db.transaction(async () => {
    await lockRevision(strapi);
    const wasStopped = await oneStatement(strapi, (trx) => trx(table).where(only).delete());
    const wasHeld = await trustClock(strapi);
    if (wasStopped || wasHeld) await noteEvent(strapi, { action: 'resumed' });
  });
}

/** @returns null while the schedule goes on */
export async function readStop(strapi: Core.Strapi): Promise<Stop | null> {
  const row = await oneStatement(strapi, (trx) => trx(table).where(only).first());
  return row ? { by: row.stopped_by, at: row.stopped_at, reason: row.reason } : null;
}
