import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Run } from '../running/run.ts';
import { until } from '../running/until.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import { anotherCms, type CmsProcess } from './fleet.ts';
import { areDone, faultsOf } from './outcome.ts';
import { placesOf } from './places.ts';
import { fallDue, type PlannedItem, planItem, publicationUid } from './planned-items.ts';
import { rowsOf } from './rows.ts';
import { steppedClock } from './stepped-clock.ts';
import { startVisitor } from './visitor.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const elsewhere = 'Pacific/Auckland';

/** What fails the proof on the slowest machine; goals stand with the stress. */
const latestMs = 60 * second;

/** Fault 7: the clock of the server is stepped, is wrong at a start, or is in another time zone. */
export function proveClocks(run: Run): void {
  describe('releases: the clock is stepped', { timeout: 300_000 }, () => {
    let cms: CmsProcess;
    let behind: PlannedItem;
    let ahead: PlannedItem;
    let setStep: (ms: number) => void;

    const startStepped = async () => {
      const clock = steppedClock(run.product.dataDir);
      setStep = clock.step;
      cms = await anotherCms(run.product, { ...clock.env, TZ: elsewhere });
      await run.product.killCms();
      await cms.start();
    };

    afterAll(async () => {
      await cms?.kill();
      // By a clock that was a day ahead, whoever was signed in may count as signed out.
      rmSync(path.join(run.product.dataDir, 'tokens-of-tests.json'), { force: true });
      await run.product.startCms();
    });

    it('while it runs, by an hour and a day, in New Zealand: nothing early, nothing twice', async () => {
      const { product } = run;
      const steps = [hour, -hour, day, -day, 0];
      const items: PlannedItem[] = [];
      for (const _ of steps) items.push(await planItem(product));
      const soon = await planItem(product);
      const later = await planItem(product);
      const comesDown = await planItem(product);
      await takeDownAt(product, comesDown, Date.now() + 12 * hour);
      behind = await planItem(product);
      ahead = await planItem(product);
      await startStepped();
      const beginning = Date.now() + 3 * second;
      for (const [at, item] of items.entries()) {
        await fallDue(product, [item], beginning + at * 1_500);
      }
      await fallDue(product, [comesDown], beginning + steps.indexOf(day) * 1_500);
      await fallDue(product, [soon], Date.now() + 30 * minute);
      await fallDue(product, [later], Date.now() + 12 * hour);
      const visitor = startVisitor([...items, soon, later], placesOf(product, [cms]).slice(0, 1));
      for (const [at, step] of steps.entries()) {
        await pause(beginning + at * 1_500 - 700 - Date.now());
        setStep(step);
      }
      await until('all are out', () => areDone(product, [...items, comesDown]), latestMs);
      await pause(second);
      const seen = [...(await visitor.stop()).values()];

      expect(await faultsOf(product, [...items, comesDown])).toEqual([]);
      expect(seen.flatMap(({ early }) => early)).toEqual([]);
      expect(await statesOf(product, [soon, later])).toEqual(['planned', 'planned']);
      const delays = items.map(
        ({ documentId, dueAt }) => (seen[0]?.first.get(documentId) ?? Number.NaN) - dueAt,
      );
      run.keep(
        'Releases',
        'the clock stepped by +1 h, -1 h, +1 day, -1 day and back while the CMS ran',
        `each out once, seen after ${delays.join(', ')} ms; what was due in 30 minutes and in 12 hours stayed planned, and what comes down in 12 hours stayed published`,
      );
    });

    it('at a start that is earlier than the last time recorded: nothing goes out until it is right', async () => {
      const { product } = run;
      await cms.kill();
      // By the wrong clock it is due too, and still it waits.
      await fallDue(product, [behind], Date.now() - 90 * minute);
      setStep(-hour);
      await cms.start();
      await until('an alarm says so', async () => (await clockAlarms(product)) > 0, latestMs);
      await pause(2 * second);
      expect(await statesOf(product, [behind])).toEqual(['planned']);
      await cms.kill();
      setStep(0);
      await cms.start();
      await until('it is out', () => areDone(product, [behind]), latestMs);
      expect(await faultsOf(product, [behind])).toEqual([]);
      await until('the alarm is over', async () => (await clockAlarms(product)) === 0, latestMs);
      run.keep(
        'Releases',
        'a start with a clock that is an hour behind',
        'nothing went out, an alarm said why; with the right clock it went out once',
      );
    });

    it('at a start after it was put forward: nothing goes out until it is right', async () => {
      const { product } = run;
      await fallDue(product, [ahead], Date.now() + 30 * minute);
      setStep(hour);
      await until('the step is recorded', () => isStepKept(product), latestMs);
      await cms.kill();
      await cms.start();
      await until('an alarm says so', async () => (await clockAlarms(product)) > 0, latestMs);
      await pause(2 * second);
      expect(await statesOf(product, [ahead])).toEqual(['planned']);
      await cms.kill();
      setStep(0);
      await cms.start();
      await fallDue(product, [ahead], Date.now() + second);
      await until('it is out', () => areDone(product, [ahead]), latestMs);
      expect(await faultsOf(product, [ahead])).toEqual([]);
      await until('the alarm is over', async () => (await clockAlarms(product)) === 0, latestMs);
      run.keep(
        'Releases',
        'a start after the clock was put forward by an hour while the CMS ran',
        'nothing of that hour went out, an alarm said why; with the right clock it went out once',
      );
    });
  });
}

/** Fault 7 with several servers: one of them has a clock that is an hour ahead. */
export function proveClockDifference(run: Run): void {
  describe(
    'releases: the clock of one server is ahead of the database',
    { timeout: 180_000 },
    () => {
      let wrong: CmsProcess | undefined;
      afterAll(() => wrong?.kill());

      it('releases nothing there, and what is due goes out from another', async () => {
        const { product } = run;
        const [due, soon] = [await planItem(product), await planItem(product)];
        const { env } = steppedClock(product.dataDir, hour);
        wrong = await anotherCms(product, { ...env, TZ: elsewhere });
        await fallDue(product, [soon], Date.now() + 30 * minute);
        await wrong.start();
        await until('an alarm says so', async () => (await clockAlarms(product)) > 0, latestMs);
        await fallDue(product, [due], Date.now() + second);
        await until('it is out', () => areDone(product, [due]), latestMs);
        await pause(2 * second);
        expect(await statesOf(product, [soon])).toEqual(['planned']);
        expect(await faultsOf(product, [due])).toEqual([]);
        const what = 'one of two servers an hour ahead of PostgreSQL';
        run.keep('Releases', what, 'it released nothing and an alarm said why; the other went on');
      });
    },
  );
}

/** Has something come down at a time, where a screen would offer whole minutes. */
async function takeDownAt(
  product: WholeProduct,
  { documentId }: PlannedItem,
  at: number,
): Promise<void> {
  const atUk = `${new Date(Date.now() + 3 * day).toISOString().slice(0, 10)}T12:00`;
  const order = { uid: publicationUid, documentId, atUk, reason: 'Made for a test.' };
  await product.approver.call('POST', '/editor-screens/take-down', order);
  const set = `UPDATE take_downs SET at = '${new Date(at).toISOString()}'`;
  await rowsOf(product, `${set} WHERE document_id = '${documentId}'`);
}

async function isStepKept(product: WholeProduct): Promise<boolean> {
  const rows = await rowsOf(product, 'SELECT 1 FROM release_clock WHERE stepped_to IS NOT NULL');
  return rows.length > 0;
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
