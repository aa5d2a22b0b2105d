/** One life of a CMS. All times in milliseconds since 1970 UTC. */
export interface Up {
  /** When its process was begun. */
  spawnedAt: number;
  /** When it first answered that it is ready. */
  readyAt: number;
  /** When it was ended; null while it runs. */
  endedAt: number | null;
}

/** How late something was, and what of it counts. */
export interface Delay {
  /** Whether some CMS was up at each moment from the due time on. */
  wasUp: boolean;
  /** Of a goal: since it was due, or since a CMS was ready again; not below 0 in the latter case. */
  ms: number;
  /** Since it was due, or since the process that ended the standstill was begun. */
  sinceSpawnMs: number;
}

/**
 * Judges one release. While no CMS runs nothing can go out, so after a standstill the time counts
 * from the start that ended it.
 *
 * @param dueAt and seenAt in milliseconds since 1970 UTC
 * @param ups of all processes, in any order
 */
export function delayOf(dueAt: number, seenAt: number, ups: readonly Up[]): Delay {
  const standstill = standstills(ups)
    .filter(({ from, until }) => from < seenAt && until > dueAt)
    .at(-1);
  if (!standstill) return { wasUp: true, ms: seenAt - dueAt, sinceSpawnMs: seenAt - dueAt };
  const { until, spawnedAt } = standstill;
  return { wasUp: false, ms: Math.max(0, seenAt - until), sinceSpawnMs: seenAt - spawnedAt };
}

export interface Standstill {
  from: number;
  /** When a CMS was ready again. */
  until: number;
  /** When the process of that CMS was begun. */
  spawnedAt: number;
}

/** The times in which no CMS was up, between the first start and the last, the earliest first. */
export function standstills(ups: readonly Up[]): Standstill[] {
  const found: Standstill[] = [];
  let upUntil = Number.POSITIVE_INFINITY;
  for (const [at, { spawnedAt, readyAt, endedAt }] of byReady(ups).entries()) {
    if (at > 0 && readyAt > upUntil) found.push({ from: upUntil, until: readyAt, spawnedAt });
    const end = endedAt ?? Number.POSITIVE_INFINITY;
    upUntil = at === 0 ? end : Math.max(upUntil, end);
  }
  return found;
}

function byReady(ups: readonly Up[]): Up[] {
  return [...ups].sort((one, other) => one.readyAt - other.readyAt);
}

/** The middle and the largest of some numbers, for a line of figures. */
export function medianAndWorst(values: readonly number[]): { median: number; worst: number } {
  const sorted = [...values].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { median, worst: sorted.at(-1) ?? 0 };
}
