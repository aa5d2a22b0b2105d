import { proveDoors } from './doors/prove-doors.ts';
import { proveDownloads } from './downloads/prove-downloads.ts';
import { proveKills } from './kills/prove-kills.ts';
import { proveTiming } from './timing/prove-timing.ts';
import { runOn } from './running/run.ts';

const run = runOn('SQLite');

proveDoors(run);
proveTiming(run);
proveDownloads(run);
proveKills(run);
