import { proveDownloads } from './downloads/prove-downloads.ts';
import { proveKills } from './kills/prove-kills.ts';
import { proveRestore } from './restore/prove-restore.ts';
import { runOn } from './running/run.ts';

const run = runOn('SQLite');

proveDownloads(run);
proveKills(run);
proveRestore(run);
