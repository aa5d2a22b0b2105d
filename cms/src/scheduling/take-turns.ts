import type { Core } from '@strapi/strapi';
import { isPostgres } from '../tables/own-table';

/** Names the lock among the advisory locks of the database: "LR" and a number, in ASCII. */
const lockName = [0x4c52, 1] as const;

/** Milliseconds after which a process stops waiting for the turn of another one. */
const patience = 3_000;

/** What another process was at when this one last came, and since when, by this process's own time. */
let waitingFor: { id: string; since: number } | undefined;

/**
 * Has only one process at a time work at releases, on PostgreSQL. The others would read all of what
 * goes out, wait for its lock, and find it done. It is manners and no lock: what makes a release go
 * out once is its own transaction. So nobody waits for ever for a process that hangs with its turn;
 * one that is killed loses it at once, since its connection ends. SQLite has one process.
 *
 * @param id what is to be worked at first
 * @returns false, without having done the work, where it is another one's turn
 */
export async function takeTurns(
  strapi: Core.Strapi,
  id: string,
  work: () => Promise<void>,
): Promise<boolean> {
  if (!isPostgres(strapi)) {
    await work();
    return true;
  }
  return withTurn(strapi, async (isMine) => {
    if (!isMine && !hasWaited(id)) return false;
    waitingFor = undefined;
    await work();
    return true;
  });
}

/**
 * Does work for which nobody need wait, where it is this process's turn. PostgreSQL only.
 *
 * @returns what came of it; null, without having done it, where it is another one's turn
 */
export async function ifItsTurn<T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T | null> {
  return withTurn(strapi, async (isMine) => (isMine ? await work() : null));
}

async function withTurn<T>(strapi: Core.Strapi, work: (isMine: boolean) => Promise<T>): Promise<T> {
  // Of its own, beside the transactions of the work, and it changes nothing.
  const turn = await strapi.db.connection.transaction();
  try {
    const answer = await turn.raw('SELECT pg_try_advisory_xact_lock(?, ?) AS mine', [...lockName]);
    return await work(answer.rows[0]?.mine === true);
  } finally {
    await turn.rollback();
  }
}

function hasWaited(id: string): boolean {
  const now = performance.now();
  if (waitingFor?.id !== id) waitingFor = { id, since: now };
  return now - waitingFor.since >= patience;
}
