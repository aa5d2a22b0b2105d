import { proveDoors } from './doors/prove-doors.ts';
import { runOn } from './running/run.ts';

const run = runOn('PostgreSQL');

proveDoors(run);
