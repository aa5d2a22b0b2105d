import type { Core } from '@strapi/strapi';

/** Names the lock among the advisory locks of the database: "LR" and a number, in ASCII. */
const lockName = [0x4c52, 1] as const;

/** Milliseconds after which a process stops waiting for the turn of another one. */
const patience = 3_000;

/**
 * How late something is, in milliseconds, before a process takes it that is new to this work. Its
 * first turns take several times as long as those of one that has had some, if another is there.
 */
const newcomersWait = 300;
/** After so many turns a process is as quick as it becomes. */
const turnsToLearn = 3;

let turnsTaken = 0;

/** What another process was at when this one last came, and since when, by this process's own time. */
let waitingFor: { id: string; since: number } | undefined;

/**
 * Has only one process at a time work at releases, on PostgreSQL. The others would read all of what
 * goes out, wait for its lock, and find it done. It is manners and no lock: what makes a release go
 * out once is its own transaction. So nobody waits for ever for a process that hangs with its turn;
 * one that is killed loses it at once, since its connection ends. SQLite has one process.
 *
 * @param first what is to be worked at first, and how many milliseconds after its time it is
 * @returns false, without having done the work, where it is another one's turn
 */
export async function takeTurns(
  strapi: Core.Strapi,
  { id, lateness }: { id: string; lateness: number },
  work: () => Promise<void>,
): Promise<boolean> {
  const { connection } = strapi.db;
  if (connection.client.dialect !== 'postgresql') {
    await work();
    return true;
  }
  if (turnsTaken < turnsToLearn && lateness < newcomersWait) return false;
  // Of its own, beside the transactions of the work, and it changes nothing.
  const turn = await connection.transaction();
  try {
    const answer = await turn.raw('SELECT pg_try_advisory_xact_lock(?, ?) AS mine', [...lockName]);
    const isMine = answer.rows[0]?.mine === true;
    if (!isMine && !hasWaited(id)) return false;
    waitingFor = undefined;
    await work();
    turnsTaken += 1;
    return true;
  } finally {
    await turn.rollback();
  }
}

function hasWaited(id: string): boolean {
  const now = performance.now();
  if (waitingFor?.id !== id) waitingFor = { id, since: now };
  return now - waitingFor.since >= patience;
}
