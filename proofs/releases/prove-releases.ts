import type { Run } from '../running/run.ts';
import { isFull } from '../settings.ts';
import { proveCatchingUp } from './prove-catching-up.ts';
import { proveClockDifference, proveClocks } from './prove-clocks.ts';
import { proveKilledBeforeAudit, proveKilledReleases } from './prove-killed-releases.ts';
import { proveLockedReleases } from './prove-locked-releases.ts';
import { proveLogs } from './prove-logs.ts';
import { proveRaces } from './prove-races.ts';
import { proveStress } from './prove-stress.ts';
import type { Stress } from './stress.ts';

const second = 1_000;

/** On PostgreSQL; on SQLite, which is for small sites, a fifth of the items. */
const full: Stress = {
  items: 1_000,
  gap: 1_600,
  lives: { shortest: 15 * second, longest: 90 * second, away: 10 * second },
};
const reduced: Stress = {
  items: 20,
  gap: 300,
  lives: { shortest: 2 * second, longest: 6 * second, away: second },
};

/** Releases on time, once, and provably, on PostgreSQL. */
export function proveReleasesOnPostgres(run: Run): void {
  proveStress(run, 3, isFull ? full : reduced);
  proveKilledBeforeAudit(run);
  if (isFull) {
    proveKilledReleases(run);
    proveCatchingUp(run);
    proveLockedReleases(run);
    proveRaces(run);
    proveClockDifference(run);
  }
  proveLogs(run);
}

/** The same on SQLite, with one process and with two by mistake. */
export function proveReleasesOnSqlite(run: Run): void {
  if (isFull) proveStress(run, 1, { ...full, items: 200, gap: 2_000 });
  proveStress(run, 2, isFull ? { ...full, items: 200, gap: 2_000 } : { ...reduced, items: 8 });
  proveCatchingUp(run);
  proveClocks(run);
  if (isFull) {
    proveKilledReleases(run);
    proveLockedReleases(run);
  }
  proveLogs(run);
}
