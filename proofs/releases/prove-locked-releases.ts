import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CmsRefusal } from '../../scripts/run/admin-for-tests.ts';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { holdLock } from './held-lock.ts';
import { faultsOf, isOut } from './outcome.ts';
import { fallDue, planItem } from './planned-items.ts';

/** At least; the lock is given back only once whoever publishes was told of it. */
const heldMs = 60_000;
const longestMs = 240_000;
const soonMs = 1_500;

/** Fault 2: something keeps the database locked over the time of a release. */
export function proveLockedReleases(run: Run): void {
  describe('releases: the database is locked', { timeout: 480_000 }, () => {
    it(`for ${heldMs / 1000} s: the site goes on, and what was due goes out after it`, async () => {
      const { product } = run;
      const [item, other] = [await planItem(product), await planItem(product)];
      await fallDue(product, [item], Date.now() + soonMs);
      const giveBack = await holdLock(product);
      let slowest = 0;
      let told: string | undefined;
      const asked = product.approver
        .publish('publication', other)
        .then(() => 'it is published', wordsOf)
        .then((words) => (told = words));
      try {
        const lockedAt = Date.now();
        const isLockedFor = (ms: number) => Date.now() >= lockedAt + ms;
        while (!isLockedFor(heldMs) || (told === undefined && !isLockedFor(longestMs))) {
          const began = performance.now();
          const page = await fetch(`${product.siteUrl}/learning-reviews`);
          slowest = Math.max(slowest, performance.now() - began);
          expect(page.status).toBe(200);
          await page.text();
          await pause(100);
        }
        expect(await isOut(product, [item])).toBe(false);
      } finally {
        await giveBack();
      }
      await asked;
      expect(told).toMatch(/^“The database is busy .+ nothing was saved\. .+” \(503\)$/);
      expect(await isOut(product, [other])).toBe(false);
      const waited = await until('it is out', () => isOut(product, [item]), 60_000);
      expect(await faultsOf(product, [item])).toEqual([]);
      expect(await isOut(product, [other])).toBe(false);
      await product.approver.publish('publication', other);
      run.keep(
        'Releases',
        `the database locked for ${heldMs / 1000} s`,
        `out ${waited} ms after it; the site answered each time, at worst in ${Math.round(slowest)} ms; an editor who published meanwhile was told: ${told}, and nothing of that was public or half saved`,
      );
    });
  });
}

/** What the admin shows. */
function wordsOf(error: unknown): string {
  if (!(error instanceof CmsRefusal)) return String(error);
  const { message } = (JSON.parse(error.body) as { error: { message: string } }).error;
  return `“${message}” (${error.status})`;
}
