import type { SnapshotStatus } from 'strapi-content';
import type { CacheStatus } from './cache-purge/cache-teller.ts';
import { sendText } from './send-text.ts';
import type { Answerer, Visit } from './visit.ts';

/** `/healthz`: the process answers. `/readyz`: it has content to serve, and how fresh that is. */
export function healthAnswerer(
  status: () => SnapshotStatus,
  cacheStatus?: () => CacheStatus,
): Answerer {
  return async (visit) => {
    if (visit.path === '/healthz') return sendJson(visit, 200, { status: 'ok' });
    if (visit.path !== '/readyz') return false;
    const report = readiness(status(), new Date(), cacheStatus?.());
    return sendJson(visit, report.status === 'ready' ? 200 : 503, report);
  };
}

/**
 * What an operator, or anyone else, may know. Messages stay in the log, since they name the CMS's
 * own address. The revision and its time are not told: they move when a take-down is only planned.
 */
export function readiness(status: SnapshotStatus, now: Date, cache?: CacheStatus) {
  const { revision, source, confirmedAt, fault, diskFault, leftOut } = status;
  return {
    status: revision === null ? ('no-content' as const) : ('ready' as const),
    source,
    confirmedAt,
    secondsSinceConfirmed: confirmedAt && Math.round((Number(now) - Number(confirmedAt)) / 1000),
    cms: fault ? { fault: fault.kind, since: fault.since } : { fault: null },
    disk: diskFault ? { fault: 'not-written', since: diskFault.since } : { fault: null },
    itemsLeftOut: leftOut.length,
    ...(cache && { cache }),
  };
}

async function sendJson(visit: Visit, status: number, content: object): Promise<true> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  await sendText(visit, { status, headers, body: Buffer.from(JSON.stringify(content)) });
  return true;
}
