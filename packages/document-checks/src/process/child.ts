import { doJob } from './do-job.js';

// What the guarded process runs where it is not prepared for this Node: it loads its code anew.
await doJob();
