import { proveDoors } from './doors/prove-doors.ts';
import { proveDownloads } from './downloads/prove-downloads.ts';
import { proveKills } from './kills/prove-kills.ts';
import { proveRestore } from './restore/prove-restore.ts';
import { runOn } from './running/run.ts';
import { proveThreats } from './threats/prove-threats.ts';
import { proveTiming } from './timing/prove-timing.ts';

const run = runOn('SQLite');

proveDoors(run);
proveThreats(run);
proveTiming(run);
proveDownloads(run);
proveKills(run);
proveRestore(run);
