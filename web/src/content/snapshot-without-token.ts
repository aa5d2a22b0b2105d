import { log } from '../log.ts';
import type { PublishedSnapshot } from './open-snapshot.ts';

const message =
  'SITE_TOKEN is not set. Without it the site cannot learn what was withdrawn and what must come ' +
  'down, so it shows nothing, not even what it knew before. "npm start" sets it; otherwise take it ' +
  'from secrets.json in DATA_DIR, and start the site again.';

/**
 * The snapshot of a site without its token: empty. What lies on the disk may hold what was withdrawn
 * since, and nobody would tell.
 */
export function snapshotWithoutToken(): PublishedSnapshot {
  log.error('content', message);
  const fault = { kind: 'no-token' as const, message, since: new Date() };
  return {
    current: () => undefined,
    status: () => ({
      source: 'nothing',
      revision: null,
      fetchedAt: null,
      confirmedAt: null,
      fault,
      diskFault: null,
      leftOut: [],
    }),
    stop: () => Promise.resolve(),
  };
}
