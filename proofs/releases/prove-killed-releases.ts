import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { databaseName } from '../running/whole-product.ts';
import { isFull } from '../settings.ts';
import { faultsOf, isOut } from './outcome.ts';
import { type Bundle, fallDue, planItems } from './planned-items.ts';

/** How often the CMS is killed at each kind of moment. */
const rounds = isFull ? 10 : 1;

const soonMs = 1_500;
/** A release of two takes about this long on a slow machine, in milliseconds. */
const longestReleaseMs = 600;

/** Fault 1: the only CMS is killed while a bundle goes out. */
export function proveKilledReleases(run: Run): void {
  describe('releases: the CMS is killed in the middle of one', { timeout: 600_000 }, () => {
    it('leaves all of it or nothing, and it goes out once', async () => {
      const bundles = await planItems(
        run.product,
        Array.from({ length: rounds }, () => 2),
      );
      let wasOut = 0;
      for (const [at, bundle] of bundles.entries()) {
        await fallDue(run.product, bundle, Date.now() + soonMs);
        await pause(soonMs + ((at + Math.random()) / rounds) * longestReleaseMs);
        await run.product.killCms();
        if (await isOut(run.product, bundle)) wasOut += 1;
        await startAndExpectOnce(run, bundle);
      }
      const result = `${wasOut} were out, ${rounds - wasOut} went out after the start; each once`;
      run.keep(
        'Releases',
        `${rounds} kills from 0 to ${longestReleaseMs} ms after the time`,
        result,
      );
    });

    it('after the commit and before anybody was told, goes out once and is told', async () => {
      const [bundle = []] = await planItems(run.product, [2]);
      await fallDue(run.product, bundle, Date.now() + soonMs);
      await until('it is out', () => isOut(run.product, bundle), 60_000);
      await run.product.killCms();
      await startAndExpectOnce(run, bundle);
    });

    it('after it is published and before it is in the audit trail, publishes nothing', async () => {
      const { postgres } = run.product;
      // SQLite lets nobody hold one row; there the moments above come near it.
      if (!postgres) return;
      const [bundle = []] = await planItems(run.product, [2]);
      const lock = await postgres.connect(databaseName);
      await lock.query('BEGIN');
      await lock.query('SELECT * FROM audit_head FOR UPDATE');
      await fallDue(run.product, bundle, Date.now() + soonMs);
      await until('it waits for its place in the audit trail', async () => {
        const { rows } = await lock.query(
          `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%audit_head%'`,
        );
        return rows.length > 0;
      });
      await run.product.killCms();
      await lock.query('ROLLBACK');
      await lock.end();
      expect(await isOut(run.product, bundle)).toBe(false);
      await startAndExpectOnce(run, bundle);
      const what = 'a kill after publishing, before the row in the audit trail';
      run.keep('Releases', what, 'nothing of it was kept; out once after the start');
    });
  });
}

async function startAndExpectOnce({ product }: Run, bundle: Bundle): Promise<void> {
  await product.startCms();
  await until('it is out', () => isOut(product, bundle), 20_000);
  expect(await faultsOf(product, bundle)).toEqual([]);
  for (const { slug } of bundle) {
    const page = `${product.siteUrl}/learning-reviews/publications/${slug}`;
    await until('the site shows it', async () => (await fetch(page)).status === 200, 20_000);
  }
}
