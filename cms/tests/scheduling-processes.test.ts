import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { CmsProcess } from './cms-process';
import { inMilliseconds, Planned } from './planned-releases';
import { RunningCms } from './running-cms';

// Upper limits for a busy machine; what must be quick is measured.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

interface Row {
  id: string;
  state: string;
  done_at: string | null;
}

let cms: RunningCms;
let planned: Planned;
/** Where the first has ended. */
let later: CmsProcess | undefined;

beforeAll(async () => {
  cms = await RunningCms.start();
  planned = await Planned.on(cms);
});

afterAll(async () => {
  await (later ?? cms).end();
  await cms.removeData();
});

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

describe.runIf(inject('postgresUrl'))('while another process says that it is its turn', () => {
  /** As a process that began to work at releases, and then hangs or is killed. */
  const takeTurn = async () => {
    const turn = await cms.strapi.db.connection.transaction();
    await turn.raw('SELECT pg_advisory_xact_lock(?, ?)', [0x4c52, 1]);
    return turn;
  };
  const lateBy = async (id: string) => {
    await expect.poll(() => planned.state(id), patience).toBe('done');
    const { at, doneAt } = await planned.release(id);
    return Date.parse(String(doneAt)) - Date.parse(at);
  };

  it('waits, and begins as soon as that one is gone', async () => {
    const turn = await takeTurn();
    const { id, at } = await planned.soon(500, await planned.draft());
    await pause(at.getTime() - Date.now() + 1_500);
    expect(await planned.state(id)).toBe('planned');
    await turn.rollback();
    const late = await lateBy(id);
    expect(late).toBeGreaterThan(1_400);
    expect(late).toBeLessThan(2_900);
  });

  it('waits for no more than three seconds', async () => {
    const turn = await takeTurn();
    try {
      const { id } = await planned.soon(500, await planned.draft());
      const late = await lateBy(id);
      expect(late).toBeGreaterThan(2_500);
      expect(late).toBeLessThan(8_000);
    } finally {
      await turn.rollback();
    }
  });
});

// At the end, since it ends the CMS.
it('what fell due while no CMS ran, or failed before, goes out within five seconds of a start, in order', async () => {
  const { planTakeDown } = cms.built<typeof import('../src/taking-down/plan-take-down')>(
    'taking-down/plan-take-down',
  );
  const tomorrow = inMilliseconds(24 * 3_600_000);
  const second = await planned.plan(tomorrow, await planned.draft());
  const first = await planned.plan(tomorrow, await planned.draft());
  const third = await planned.plan(tomorrow, await planned.draft(), await planned.draft());
  const failing = await planned.plan(tomorrow, await planned.draft());
  const over = await planned.draft();
  const superseded = await planned.plan(tomorrow, over);
  const live = await planned.draft();
  await cms.strapi.documents('api::publication.publication').publish(live);
  const down = new Date(tomorrow.getTime() + 60_000);
  for (const entry of [over, live]) await planTakeDown(cms.strapi, entry, down);
  const due = inMilliseconds(5000);
  const order = [superseded, first, second, third];
  for (const [at, id] of order.entries()) {
    await planned.setTime(id, new Date(due.getTime() + 10 * at));
  }
  const next_attempt_at = inMilliseconds(600_000).toISOString();
  await cms.strapi.db
    .connection('releases')
    .where({ id: failing })
    .update({ state: 'failing', attempts: 9, next_attempt_at });
  await planned.setTime(failing, new Date(due.getTime() + 50));
  await planned.setTakeDown(over, new Date(due.getTime() + 25));
  await planned.setTakeDown(live, new Date(due.getTime() + 5));
  expect(Date.now()).toBeLessThan(due.getTime());
  await cms.end();
  await pause(Math.max(0, due.getTime() - Date.now()) + 500);

  later = await CmsProcess.start();
  const readyAt = Date.now();
  const rows = () => later!.run<Row[]>(`return strapi.db.connection('releases').select();`);
  const waits = ({ state }: Row) => state === 'planned' || state === 'failing';
  const waiting = async () => (await rows()).filter(waits).length;
  await expect.poll(waiting, { timeout: 20_000, interval: 50 }).toBe(0);
  expect(Date.now() - readyAt).toBeLessThan(5000);

  const found = new Map((await rows()).map((row) => [row.id, row]));
  expect(found.get(superseded)?.state).toBe('superseded');
  const done = [first, second, third, failing].map((id) => found.get(id));
  expect(done.map((row) => row?.state)).toEqual(['done', 'done', 'done', 'done']);
  const times = done.map((row) => String(row?.done_at));
  expect(times).toEqual([...times].sort());
  const events = await later.run<{ action: string; document_id: string }[]>(
    `return strapi.db.connection('audit_events').select();`,
  );
  const ofOver = events.filter((event) => event.document_id === over.documentId);
  expect(ofOver.map(({ action }) => action)).not.toContain('released');
  expect(ofOver.map(({ action }) => action)).toContain('superseded');
  const isPublished = `return strapi.db.query('api::publication.publication')
    .count({ where: { documentId: '${live.documentId}', publishedAt: { $notNull: true } } });`;
  await expect.poll(() => later!.run(isPublished), { timeout: 5000 }).toBe(0);
});
