import { proveDoors } from './doors/prove-doors.ts';
import { proveTiming } from './timing/prove-timing.ts';
import { runOn } from './running/run.ts';

const run = runOn('PostgreSQL');

proveDoors(run);
proveTiming(run);
