import { proveDoors } from './doors/prove-doors.ts';
import { runOn } from './running/run.ts';
import { proveThreats } from './threats/prove-threats.ts';
import { proveTiming } from './timing/prove-timing.ts';
import { proveVisible } from './visible/prove-visible.ts';

const run = runOn('SQLite');

proveDoors(run);
proveThreats(run);
proveTiming(run);
proveVisible(run);
