import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import { databaseName } from '../running/whole-product.ts';
import { faultsOf, isOut } from './outcome.ts';
import { type Bundle, fallDue, planItems } from './planned-items.ts';

/** How often the CMS is killed after the time of a release. */
const rounds = 10;
const soonMs = 1_500;
/** A release of two takes about this long on a slow machine, in milliseconds. */
const longestReleaseMs = 600;
/** What fails the proof on the slowest machine. */
const longestMs = 60_000;

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
      await until('it is out', () => isOut(run.product, bundle), longestMs);
      await run.product.killCms();
      await startAndExpectOnce(run, bundle);
    });
  });
}

const waiting = `SELECT 1 FROM pg_stat_activity
  WHERE wait_event_type = 'Lock' AND query LIKE '%audit_head%'`;

/** Fault 1 at the worst moment, which only PostgreSQL lets a test choose: it can lock one row. */
export function proveKilledBeforeAudit(run: Run): void {
  describe('releases: the CMS is killed', { timeout: 120_000 }, () => {
    it('after publishing and before the row in the audit trail: publishes nothing', async () => {
      const { product } = run;
      const [bundle = []] = await planItems(product, [2]);
      await fallDue(product, bundle, Date.now() + soonMs);
      const { postgres } = product;
      if (!postgres) throw new Error('This proof is for PostgreSQL.');
      const lock = await postgres.connect(databaseName);
      try {
        await lock.query('BEGIN');
        await lock.query('SELECT * FROM audit_head FOR UPDATE');
        const isWaiting = async () => (await postgres.rows(databaseName, waiting)).length > 0;
        await until('it waits for its place in the audit trail', isWaiting, longestMs);
        await product.killCms();
      } finally {
        await lock.end();
      }
      expect(await isOut(product, bundle)).toBe(false);
      await startAndExpectOnce(run, bundle);
      const what = 'a kill after publishing, before the row in the audit trail';
      run.keep('Releases', what, 'nothing of it was kept; out once after the start');
    });
  });
}

async function startAndExpectOnce({ product }: Run, bundle: Bundle): Promise<void> {
  await product.startCms();
  await until('it is out', () => isOut(product, bundle), longestMs);
  expect(await faultsOf(product, bundle)).toEqual([]);
  for (const { slug } of bundle) {
    const page = `${product.siteUrl}/learning-reviews/publications/${slug}`;
    await until('the site shows it', async () => (await fetch(page)).status === 200, longestMs);
  }
}
