import { setTimeout as pause } from 'node:timers/promises';
import type { CmsProcess } from './fleet.ts';

/** How long a CMS lives after it is ready, and how long it stays away; in milliseconds. */
export interface Lives {
  shortest: number;
  longest: number;
  away: number;
}

/**
 * Kills each process at random moments, again and again, independently of the others, so that at
 * times one of them is up, at times none.
 *
 * @returns what ends it, starts what is down, and tells how often it has killed
 */
export function killAtRandom(fleet: readonly CmsProcess[], lives: Lives) {
  const over = new AbortController();
  let kills = 0;
  const rest = (ms: number) => pause(ms, undefined, { signal: over.signal }).catch(() => undefined);
  const lead = async (cms: CmsProcess) => {
    while (!over.signal.aborted) {
      await cms.start();
      await rest(between(lives.shortest, lives.longest));
      if (over.signal.aborted) return;
      await cms.kill();
      kills += 1;
      await rest(between(0, lives.away));
    }
  };
  const led = Promise.all(fleet.map(lead));
  // Whoever waits for the end hears of it; until then it is nobody's unhandled rejection.
  led.catch(() => undefined);
  return {
    async stop(): Promise<number> {
      over.abort();
      await led;
      for (const cms of fleet) await cms.start();
      return kills;
    },
  };
}

function between(shortest: number, longest: number): number {
  return shortest + Math.random() * (longest - shortest);
}
