import { proveDownloads } from './downloads/prove-downloads.ts';
import { proveChecks } from './kills/prove-checks.ts';
import { proveKills } from './kills/prove-kills.ts';
import { proveReleasesOnSqlite } from './releases/prove-releases.ts';
import { proveRestore } from './restore/prove-restore.ts';
import { runOn } from './running/run.ts';

const run = runOn('SQLite');

proveDownloads(run);
proveKills(run);
proveChecks(run);
// A restored backup stops the schedule, so that comes last.
proveReleasesOnSqlite(run);
proveRestore(run);
