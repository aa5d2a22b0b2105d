import type { Core } from '@strapi/strapi';
import { isAbandoned, temporaryName } from 'strapi-provider-private-files';
import { inTransaction, oneStatement } from '../tables/own-table';
import { checkTable, fromRow, type CheckRow } from './check-rows';

/** How long a claim holds without a sign of life, in milliseconds. */
const leaseMilliseconds = 30_000;

export interface Progress {
  done: number;
  total: number;
  step: string;
}

/** A check that this process has begun. What it writes counts only as long as the claim is its own. */
export type Claim = CheckRow & { claimedBy: string };

const inTime = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

/** Takes the next check that waits, for this process alone; null when nothing waits. */
export async function claimNext(strapi: Core.Strapi): Promise<Claim | null> {
  const now = new Date().toISOString();
  const next = await oneStatement(strapi, (trx) =>
    trx(checkTable)
      .where({ state: 'waiting' })
      .where((one) => one.whereNull('not_before').orWhere('not_before', '<=', now))
      .orderBy(['priority', 'queued_at', 'key'])
      .first(),
  );
  if (!next) return null;
  const { key, attempts } = fromRow(next);
  const claimed_by = temporaryName('check');
  const claim = {
    state: 'checking',
    claimed_by,
    claimed_at: now,
    lease_until: inTime(leaseMilliseconds),
  };
  const row = await inTransaction(strapi, async (trx) => {
    const isOurs = await trx(checkTable)
      .where({ key, state: 'waiting' })
      .update({ ...claim, attempts: attempts + 1, done: 0, total: 0, step: null });
    return isOurs ? trx(checkTable).where({ key }).first() : null;
  });
  // Another process took it: there may be more.
  return row ? (fromRow(row) as Claim) : claimNext(strapi);
}

/** @returns false when the claim is lost: another process goes on with it */
export async function keepClaim(
  strapi: Core.Strapi,
  { key, claimedBy }: Claim,
  { done, total, step }: Progress,
): Promise<boolean> {
  const kept = { done, total, step: step.slice(0, 200), lease_until: inTime(leaseMilliseconds) };
  const count = await oneStatement(strapi, (trx) =>
    trx(checkTable).where({ key, claimed_by: claimedBy, state: 'checking' }).update(kept),
  );
  return count > 0;
}

/** @param result sealed */
export async function finishCheck(
  strapi: Core.Strapi,
  { key, claimedBy }: Claim,
  result: string,
): Promise<void> {
  const finished = {
    state: 'done',
    result,
    claimed_by: null,
    lease_until: null,
    checked_at: new Date().toISOString(),
  };
  await oneStatement(strapi, (trx) =>
    trx(checkTable).where({ key, claimed_by: claimedBy, state: 'checking' }).update(finished),
  );
}

/**
 * Has a check wait again.
 *
 * @param pause in milliseconds, until somebody may begin with it
 * @param counts whether it counts as an attempt; not where nothing is wrong with the file
 */
export async function giveBack(
  strapi: Core.Strapi,
  { key, claimedBy, attempts }: Claim,
  pause: number,
  counts: boolean,
): Promise<void> {
  const waiting = {
    state: 'waiting',
    claimed_by: null,
    lease_until: null,
    not_before: pause > 0 ? inTime(pause) : null,
    attempts: counts ? attempts : attempts - 1,
  };
  await oneStatement(strapi, (trx) =>
    trx(checkTable).where({ key, claimed_by: claimedBy, state: 'checking' }).update(waiting),
  );
}

/**
 * Has what a killed process had begun wait again: at once where it ran on this machine, else when
 * its claim has run out.
 */
export async function returnAbandoned(strapi: Core.Strapi): Promise<void> {
  const rows = await oneStatement(strapi, (trx) => trx(checkTable).where({ state: 'checking' }));
  const now = new Date().toISOString();
  for (const row of rows) {
    const lastSign = Date.parse(String(row.lease_until)) - leaseMilliseconds;
    const isOver = row.lease_until < now || isAbandoned(String(row.claimed_by), lastSign);
    if (isOver) await giveBack(strapi, fromRow(row) as Claim, 0, true);
  }
}
