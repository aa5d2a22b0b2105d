import { setTimeout as pause } from 'node:timers/promises';
import { everything, type Changes } from './changed-paths.ts';

export interface CacheTellerOptions {
  url: string;
  /** Sent as a bearer token. */
  token: string | undefined;
  /** Told of each change for better or worse. Told no address: it may be a name. */
  report: (message: string) => void;
  /** Milliseconds before the second try; each later pause is twice as long. */
  firstPauseMs?: number;
  longestPauseMs?: number;
  /** Milliseconds that one try may take. */
  timeoutMs?: number;
  /** Beyond so many waiting paths the cache is told to let go of everything. */
  mostPaths?: number;
}

export interface CacheStatus {
  /** `unreachable`, `timed-out`, or the status that the cache answered; null while all is well. */
  fault: string | null;
  since: Date | null;
  /** True while there is something that it has not taken yet. */
  isWaiting: boolean;
}

/** Tells a cache in front what to let go of, until it has taken it. Nobody waits for it. */
export function cacheTeller(options: CacheTellerOptions) {
  const { report, firstPauseMs = 1_000, longestPauseMs = 60_000, mostPaths = 1_000 } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let waiting: Changes | undefined;
  let fault: { kind: string; since: Date } | undefined;
  let sending: Promise<void> | undefined;

  const send = async () => {
    for (let failures = 0; waiting && !signal.aborted;) {
      const batch: Changes = waiting;
      waiting = undefined;
      const kind = await post(options, batch, signal);
      if (!kind) {
        if (fault) report('The cache has taken what changed.');
        fault = undefined;
        failures = 0;
        continue;
      }
      waiting = waiting ? merge(batch, waiting, mostPaths) : batch;
      if (fault?.kind !== kind) report(sentence(kind));
      fault = { kind, since: fault?.since ?? new Date() };
      const ms = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
      failures += 1;
      await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
    }
    sending = undefined;
  };

  return {
    tell(changes: Changes): void {
      if (!changes.all && changes.paths.length === 0) return;
      waiting = merge(waiting ?? { paths: [], all: false }, changes, mostPaths);
      sending ??= send();
    },
    status: (): CacheStatus => ({
      fault: fault?.kind ?? null,
      since: fault?.since ?? null,
      isWaiting: waiting !== undefined || sending !== undefined,
    }),
    async stop(): Promise<void> {
      stopping.abort();
      await sending;
    },
  };
}

function merge(a: Changes, b: Changes, mostPaths: number): Changes {
  const paths = new Set([...a.paths, ...b.paths]);
  return a.all || b.all || paths.size > mostPaths ? everything : { paths: [...paths], all: false };
}

function sentence(kind: string): string {
  const what = /^\d/.test(kind) ? `answered ${kind}` : `is ${kind}`;
  return (
    `The cache at CACHE_PURGE_URL ${what}, so it may show what is no longer published. ` +
    'It is told again until it answers 2xx; see to it, or empty it by hand.'
  );
}

/** Sends one message. Gives the fault, or undefined where the cache took it. */
async function post(
  { url, token, timeoutMs = 10_000 }: CacheTellerOptions,
  { paths, all }: Changes,
  stopping: AbortSignal,
): Promise<string | undefined> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const headers = {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
  };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ paths, all }),
      // A redirect would carry the token to another address.
      redirect: 'manual',
      signal: AbortSignal.any([timeout, stopping]),
    });
    await response.body?.cancel();
    return response.ok ? undefined : String(response.status);
  } catch {
    return timeout.aborted ? 'timed-out' : 'unreachable';
  }
}
