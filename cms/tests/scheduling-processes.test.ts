import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CmsProcess } from './cms-process';
import { inMilliseconds, Planned } from './planned-releases';
import { RunningCms } from './running-cms';

// Upper limits for a busy machine; what must be quick is measured.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let cms: RunningCms;
let planned: Planned;

beforeAll(async () => {
  cms = await RunningCms.start();
  planned = await Planned.on(cms);
});

afterAll(() => cms.stop());

const patience = { timeout: 60_000, interval: 100 };

describe('two processes on one database', () => {
  it('release each thing once between them, on whatever time zone they run', async () => {
    const other = await CmsProcess.start({ TZ: 'Pacific/Auckland' });
    try {
      const entries = [];
      for (let count = 0; count < 8; count += 1) entries.push(await planned.draft());
      const ids: string[] = [];
      for (const entry of entries) {
        ids.push(await planned.plan(inMilliseconds(3_600_000), entry));
      }
      const at = inMilliseconds(1000);
      for (const id of ids) await planned.setTime(id, at);
      for (const id of ids) await expect.poll(() => planned.state(id), patience).toBe('done');
      await pause(500);
      for (const [index, entry] of entries.entries()) {
        const id = ids[index] ?? '';
        expect(await planned.publishedRows(entry)).toBe(1);
        const history = await planned.history(entry);
        expect(history.filter((action) => action === 'released')).toHaveLength(1);
        expect(history).not.toContain('failed');
        expect(await planned.receipts(id)).toBe(1);
        const { doneAt, attempts } = await planned.release(id);
        expect(Date.parse(String(doneAt))).toBeGreaterThanOrEqual(at.getTime());
        expect(attempts).toBe(0);
      }
    } finally {
      await other.end();
    }
  });

  it('obey at once what either is told', async () => {
    const other = await CmsProcess.start();
    try {
      const entry = await planned.draft();
      const { id, at } = await planned.soon(3000, entry);
      await other.run(`await built('scheduling/plan').cancelRelease(strapi, '${id}');`);
      await pause(at.getTime() - Date.now() + 1000);
      expect(await planned.state(id)).toBe('cancelled');
      expect(await planned.publishedRows(entry)).toBe(0);
      const { id: next, at: then } = await planned.soon(2500, entry);
      await other.run(`await built('scheduling/stop').stopEverything(strapi, 'Wait.');`);
      expect(Date.now()).toBeLessThan(then.getTime());
      await pause(then.getTime() - Date.now() + 1000);
      expect(await planned.publishedRows(entry)).toBe(0);
      await other.run(`await built('scheduling/stop').resume(strapi);`);
      await expect.poll(() => planned.state(next), patience).toBe('done');
    } finally {
      await other.end();
    }
  });

  it('many attempts at once come to one', async () => {
    const { carryOutRelease } = cms.built<typeof import('../src/scheduling/carry-out-release')>(
      'scheduling/carry-out-release',
    );
    const entry = await planned.draft();
    const { id, at } = await planned.soon(400, entry);
    await pause(at.getTime() - Date.now());
    await Promise.all(Array.from({ length: 6 }, () => carryOutRelease(cms.strapi, id)));
    expect(await planned.state(id)).toBe('done');
    expect(await planned.publishedRows(entry)).toBe(1);
    expect((await planned.history(entry)).filter((action) => action === 'released')).toHaveLength(
      1,
    );
  });
});
