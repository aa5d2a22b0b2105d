import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { CmsProcess } from './cms-process';
import { inMilliseconds, Planned } from './planned-releases';
import { RunningCms } from './running-cms';

// Upper limits for a busy machine; what must be quick is measured.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const patience = { timeout: 60_000, interval: 20 };

// On SQLite nobody could write while a release is kept ready.
describe.runIf(inject('postgresUrl'))('a release that is prepared before its time', () => {
  let cms: RunningCms;
  let planned: Planned;

  beforeAll(async () => {
    cms = await RunningCms.start();
    planned = await Planned.on(cms);
  });

  afterAll(async () => {
    await cms.end();
    await cms.removeData();
  });

  /**
   * A draft that goes out soon, once all of it is done but the last steps. Others go out with it, so
   * that it is begun early, and again where the machine was too busy.
   */
  async function ready() {
    for (;;) {
      const [entry, ...others] = [
        await planned.draft(),
        await planned.draft(),
        await planned.draft(),
      ];
      const { id, at } = await planned.soon(2_500, entry, ...others);
      while (Date.now() < at.getTime() - 500) {
        if (await isKeptReady()) return { entry, id, at };
        await pause(20);
      }
    }
  }

  /** Whether a transaction has the lock of publishing, and has nothing to do. */
  async function isKeptReady(): Promise<boolean> {
    const { rows } = await cms.strapi.db.connection.raw(`
      SELECT count(*)::int AS ready
      FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE relation = 'published_revision'::regclass AND mode = 'RowExclusiveLock'
        AND query LIKE '%pg_current_xact_id%' AND state = 'idle in transaction'`);
    return rows[0].ready > 0;
  }

  it('is published as of its time, and seen by nobody a millisecond before', async () => {
    const { entry, id, at } = await ready();
    let firstSeen = 0;
    while (!firstSeen) {
      if ((await planned.publishedRows(entry)) > 0) firstSeen = Date.now();
      await pause(5);
    }
    expect(firstSeen).toBeGreaterThanOrEqual(at.getTime());
    const row = await cms.strapi.db.query(entry.uid).findOne({
      where: { documentId: entry.documentId, publishedAt: { $notNull: true } },
      select: ['publishedAt'],
    });
    // What is published at its time takes some milliseconds.
    expect(new Date(row.publishedAt)).toEqual(at);
    const versions = await cms.strapi.db
      .connection('entry_versions')
      .where({ document_id: entry.documentId })
      .orderBy('number', 'desc');
    expect(versions[0].at <= at.toISOString()).toBe(true);
    expect(await planned.receipts(id)).toBe(1);
    const { doneAt } = await planned.release(id);
    expect(Date.parse(String(doneAt))).toBeGreaterThanOrEqual(at.getTime());
  });

  it('makes way for who moves it, and is not out at its old time', async () => {
    const { entry, id, at } = await ready();
    const later = inMilliseconds(6_000);
    await before(at, () => planned.move(id, later));
    await pause(at.getTime() - Date.now() + 500);
    expect(await planned.publishedRows(entry)).toBe(0);
    await expect.poll(() => planned.state(id), patience).toBe('done');
    const { doneAt } = await planned.release(id);
    expect(Date.parse(String(doneAt))).toBeGreaterThanOrEqual(later.getTime());
  });

  it('makes way for who stops everything, in another process too', async () => {
    const other = await CmsProcess.start();
    try {
      const { entry, id, at } = await ready();
      await before(at, () =>
        other.run(`await built('scheduling/stop').stopEverything(strapi, '');`),
      );
      await pause(at.getTime() - Date.now() + 800);
      expect(await planned.publishedRows(entry)).toBe(0);
      expect(await planned.state(id)).toBe('planned');
      await other.run(`await built('scheduling/stop').resume(strapi);`);
      await expect.poll(() => planned.state(id), patience).toBe('done');
    } finally {
      await other.end();
    }
  });

  it('makes way for who saves its draft, and is then held', async () => {
    const { entry, id, at } = await ready();
    await before(at, () =>
      cms.strapi.documents('api::publication.publication').update({
        documentId: entry.documentId,
        data: { summary: 'A name was taken out at the last moment.' },
      }),
    );
    await expect.poll(() => planned.state(id), patience).toBe('held');
    expect(await planned.publishedRows(entry)).toBe(0);
    expect(await planned.history(entry)).toContain('held');
  });

  it('makes way for who publishes something else, and is still in time', async () => {
    const other = await planned.draft();
    const { id, at } = await ready();
    await before(at, () =>
      cms.strapi
        .documents('api::publication.publication')
        .publish({ documentId: other.documentId }),
    );
    await expect.poll(() => planned.state(id), patience).toBe('done');
    const { doneAt } = await planned.release(id);
    const late = Date.parse(String(doneAt)) - at.getTime();
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1_000);
  });

  it('that may not go out is held at its time, and nothing is said of it before', async () => {
    const entry = await planned.draft();
    const id = await planned.plan(inMilliseconds(3_600_000), entry);
    await cms.strapi.db.connection('approvals').where({ document_id: entry.documentId }).delete();
    const at = inMilliseconds(2_500);
    await planned.setTime(id, at);
    let state = 'planned';
    while (state === 'planned') state = await planned.state(id);
    expect(Date.now()).toBeGreaterThanOrEqual(at.getTime());
    expect(state).toBe('held');
    expect(await planned.history(entry)).toContain('held');
  });

  it('of which all comes down at its time ends at that time, and not before', async () => {
    const { prepareReleases } = cms.built<typeof import('../src/scheduling/carry-out-release')>(
      'scheduling/carry-out-release',
    );
    const { planTakeDown } = cms.built<typeof import('../src/taking-down/plan-take-down')>(
      'taking-down/plan-take-down',
    );
    const entry = await planned.draft();
    const id = await planned.plan(inMilliseconds(3_600_000), entry);
    const at = inMilliseconds(7_200_000);
    await planTakeDown(cms.strapi, entry, at);
    expect(await prepareReleases(cms.strapi, [id], at)).toBe('not prepared');
    expect(await planned.state(id)).toBe('planned');
    expect(await planned.history(entry)).not.toContain('superseded');
  });

  /** Nobody has to wait until the release is out. */
  async function before(at: Date, work: () => Promise<unknown>): Promise<void> {
    await work();
    expect(Date.now()).toBeLessThan(at.getTime());
  }
});
