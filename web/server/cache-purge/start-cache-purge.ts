import { setTimeout as pause } from 'node:timers/promises';
import type { PublishedSet } from '@learning-reviews/content-contract';
import { cacheTeller, type CacheStatus, type CacheTellerOptions } from './cache-teller.ts';
import { changedPaths, everything } from './changed-paths.ts';

export interface CachePurge {
  status(): CacheStatus;
  stop(): Promise<void>;
}

interface CachePurgeOptions extends CacheTellerOptions {
  /** Gives the same object until something changes. */
  current(): PublishedSet | undefined;
  /** Milliseconds between looks, each of which compares two objects; 100 by default. */
  lookMs?: number;
}

/**
 * Watches what is published, and tells a cache in front of each change. At the start it lets go of
 * everything, since something may have come down, or not have been told, before.
 */
export function startCachePurge(options: CachePurgeOptions): CachePurge {
  const { current, lookMs = 100 } = options;
  const teller = cacheTeller(options);
  const stopping = new AbortController();
  const { signal } = stopping;

  const watch = async () => {
    let known = current();
    teller.tell(everything);
    while (!signal.aborted) {
      await pause(lookMs, undefined, { signal, ref: false }).catch(() => undefined);
      const now = current();
      if (now === known) continue;
      teller.tell(await changedPaths(known, now));
      known = now;
    }
  };
  const watching = watch();

  return {
    status: teller.status,
    async stop() {
      stopping.abort();
      await Promise.all([watching, teller.stop()]);
    },
  };
}
