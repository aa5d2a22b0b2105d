import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import { anotherCms, type CmsProcess } from './fleet.ts';
import { areDone, faultsOf } from './outcome.ts';
import { placesOf } from './places.ts';
import { fallDue, type PlannedItem, planItem } from './planned-items.ts';
import { rowsOf } from './rows.ts';
import { startVisitor } from './visitor.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How late something may be on a machine that does much else; goals stand with the stress. */
const latestMs = 15 * second;

/** Fault 7: the clock of the server is stepped, is wrong at a start, or is in another time zone. */
export function proveClocks(run: Run): void {
  describe('releases: the clock is stepped', { timeout: 300_000 }, () => {
    let cms: CmsProcess;
    let setStep: (ms: number) => void;

    const startStepped = async () => {
      const file = path.join(run.product.dataDir, 'stepped-clock');
      setStep = (ms) => writeFileSync(file, String(ms));
      setStep(0);
      const module = path.join(import.meta.dirname, 'stepped-clock.mjs');
      cms = await anotherCms(run.product, {
        NODE_OPTIONS: `--import=${module}`,
        STEPPED_CLOCK_FILE: file,
        TZ: 'Pacific/Auckland',
      });
      await run.product.killCms();
      await cms.start();
    };

    afterAll(async () => {
      await cms?.kill();
      await run.product.startCms();
    });

    it('while it runs, by an hour and a day, in New Zealand: nothing early, nothing twice', async () => {
      const { product } = run;
      const steps = [hour, -hour, day, -day, 0];
      const items: PlannedItem[] = [];
      for (const _ of steps) items.push(await planItem(product));
      const soon = await planItem(product);
      const later = await planItem(product);
      await startStepped();
      const beginning = Date.now() + 3 * second;
      for (const [at, item] of items.entries()) {
        await fallDue(product, [item], beginning + at * 1_500);
      }
      await fallDue(product, [soon], Date.now() + 30 * minute);
      await fallDue(product, [later], Date.now() + 12 * hour);
      const visitor = startVisitor([...items, soon, later], placesOf(product, [cms]).slice(0, 1));
      for (const [at, step] of steps.entries()) {
        await pause(beginning + at * 1_500 - 700 - Date.now());
        setStep(step);
      }
      await until('all are out', () => areDone(product, items), latestMs);
      await pause(second);
      const seen = [...(await visitor.stop()).values()];

      expect(await faultsOf(product, items)).toEqual([]);
      expect(seen.flatMap(({ early }) => early)).toEqual([]);
      expect(await statesOf(product, [soon, later])).toEqual(['planned', 'planned']);
      const delays = items.map(
        ({ documentId, dueAt }) => (seen[0]?.first.get(documentId) ?? Number.NaN) - dueAt,
      );
      run.keep(
        'Releases',
        'the clock stepped by +1 h, -1 h, +1 day, -1 day and back while the CMS ran',
        `each out once, seen after ${delays.join(', ')} ms; what was due in 30 minutes and in 12 hours stayed planned`,
      );
    });

    it('at a start that is earlier than the last time recorded: nothing goes out until it is right', async () => {
      const { product } = run;
      const item = await planOn(product, cms);
      await cms.kill();
      // By the wrong clock it is due too, and still it waits.
      await fallDue(product, [item], Date.now() - 90 * minute);
      setStep(-hour);
      await cms.start();
      await until('an alarm says so', async () => (await clockAlarms(product)) > 0, 10 * second);
      await pause(2 * second);
      expect(await statesOf(product, [item])).toEqual(['planned']);
      await cms.kill();
      setStep(0);
      await cms.start();
      await until('it is out', () => areDone(product, [item]), latestMs);
      expect(await faultsOf(product, [item])).toEqual([]);
      await until('the alarm is over', async () => (await clockAlarms(product)) === 0, latestMs);
      run.keep(
        'Releases',
        'a start with a clock that is an hour behind',
        'nothing went out, an alarm said why; with the right clock it went out once',
      );
    });
  });
}

/** The CMS of the product is away, so the one that runs plans it. */
async function planOn(product: WholeProduct, { address }: CmsProcess): Promise<PlannedItem> {
  const { adminOf } = await import('../../scripts/run/admin-for-tests.ts');
  const at = { cmsUrl: address, dataDir: product.dataDir };
  const [author, approver] = [adminOf(at, 'author'), adminOf(at, 'approver')];
  return planItem({ ...product, cmsUrl: address, author, approver });
}

async function statesOf(product: WholeProduct, items: readonly PlannedItem[]): Promise<unknown[]> {
  const rows = await rowsOf(product, 'SELECT id, state FROM releases');
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  return items.map(({ releaseId }) => states.get(releaseId));
}

async function clockAlarms(product: WholeProduct): Promise<number> {
  const rows = await rowsOf(
    product,
    `SELECT 1 FROM alarms WHERE key LIKE 'clock-held%' AND cleared_at IS NULL`,
  );
  return rows.length;
}
