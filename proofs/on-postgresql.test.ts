import { proveDoors } from './doors/prove-doors.ts';
import { proveKills } from './kills/prove-kills.ts';
import { proveReleasesOnPostgres } from './releases/prove-releases.ts';
import { proveRestore } from './restore/prove-restore.ts';
import { runOn } from './running/run.ts';
import { isFull } from './settings.ts';
import { proveTiming } from './timing/prove-timing.ts';

const run = runOn('PostgreSQL');

if (isFull) proveDoors(run);
// A restored backup stops the schedule, so this comes before.
proveReleasesOnPostgres(run);
if (isFull) {
  proveRestore(run);
  proveTiming(run);
  proveKills(run);
}
