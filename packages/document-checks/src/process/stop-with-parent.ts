import { workerData } from 'node:worker_threads';

/**
 * Ends the guarded process when the one that started it is gone, however that ended and however busy
 * this one is: a thread of its own looks, because the main one may be caught in an endless file.
 */
const parent = workerData as number;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 250);
