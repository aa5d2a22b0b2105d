import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { inMilliseconds, Planned } from './planned-releases';
import { RunningCms } from './running-cms';

// Upper limits for a busy machine; what must be quick is measured.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const hour = 3_600_000;
const day = 24 * hour;

let cms: RunningCms;
let planned: Planned;
let clock: typeof import('../src/scheduling/clock');
let watching: typeof import('../src/scheduling/clock-watch');
let records: typeof import('../src/scheduling/clock-record');

/** How far the wall clock of the machine is off, as this process sees it. */
let offset = 0;

beforeAll(async () => {
  cms = await RunningCms.start();
  planned = await Planned.on(cms);
  clock = cms.built('scheduling/clock');
  watching = cms.built('scheduling/clock-watch');
  records = cms.built('scheduling/clock-record');
});

afterEach(async () => {
  offset = 0;
  startAgain();
  await records.correctLastSeen(cms.strapi, new Date());
  await watching.startClockWatch(cms.strapi);
});

afterAll(() => cms.stop());

/** As a start of the process would, with the clock as it is. */
function startAgain(): void {
  clock.useClock({ wall: () => Date.now() + offset, monotonic: () => performance.now() });
}

const patience = { timeout: 60_000, interval: 50 };

async function alarm(about: 'held' | 'step'): Promise<string | undefined> {
  const rows: { key: string; text: string }[] = await cms.strapi.db
    .connection('alarms')
    .whereNull('cleared_at');
  return rows.find(({ key }) => key.startsWith(`clock-${about}:`))?.text;
}

/** When the alarm of a step is over if nobody renews it, as a number. */
async function endOfAlarm(): Promise<number> {
  const row = await cms.strapi.db.connection('alarms').where('key', 'like', 'clock-step:%').first();
  return new Date(row.ends_at).getTime();
}

describe('a clock that is stepped while the CMS runs', () => {
  it.each([
    ['an hour forward', hour],
    ['an hour back', -hour],
    ['a day forward', day],
    ['a day back', -day],
  ])('%s changes nothing, and somebody is told', async (_name, step) => {
    startAgain();
    const entry = await planned.draft();
    const { id, at } = await planned.soon(2500, entry);
    offset = step;
    await expect.poll(() => planned.state(id), patience).toBe('done');
    // Strapi writes it by the clock of the machine, which this test leaves alone.
    const { publishedAt } = await cms.strapi.db.query(entry.uid).findOne({
      where: { documentId: entry.documentId, publishedAt: { $notNull: true } },
    });
    const late = new Date(publishedAt).getTime() - at.getTime();
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(60_000);
    await expect.poll(() => alarm('step'), patience).toMatch(/forward|back/);
    expect(await endOfAlarm()).toBeGreaterThan(Date.now());
    expect(await endOfAlarm()).toBeLessThanOrEqual(Date.now() + 5 * 60_000);
    offset = 0;
    await expect.poll(() => alarm('step'), patience).toBeUndefined();
  });

  it('and set back never shows again what was due down', async () => {
    startAgain();
    const { readStanding } =
      cms.built<typeof import('../src/withdrawing/standing')>('withdrawing/standing');
    const { setTakeDown } =
      cms.built<typeof import('../src/taking-down/take-downs')>('taking-down/take-downs');
    const entry = await planned.draft();
    await cms.strapi.documents('api::publication.publication').publish(entry);
    const at = inMilliseconds(300).toISOString();
    await pause(600);
    await records.noteSeen(cms.strapi, new Date());
    await watching.startClockWatch(cms.strapi);
    offset = -day;
    startAgain();
    await watching.startClockWatch(cms.strapi);
    await cms.strapi.db
      .transaction(async () => {
        await setTakeDown(cms.strapi, { ...entry, at, by: 'Sam Example', reason: null });
        const standing = await readStanding(cms.strapi, entry, clock.takeDownNow());
        expect(standing.isPublic).toBe(false);
        const answer = await readStanding(cms.strapi, entry, clock.releaseNow());
        expect(answer.isPublic).toBe(true);
        throw new Error('rolled back');
      })
      .catch((error: Error) => expect(error.message).toBe('rolled back'));
  });
});

describe('a start with a clock before the last time recorded', () => {
  it('holds releases and says so, until an approver takes the clock for right', async () => {
    const entry = await planned.draft();
    const { id } = await planned.soon(1500, entry);
    await records.noteSeen(cms.strapi, inMilliseconds(hour));
    await watching.startClockWatch(cms.strapi);
    expect(watching.whyClockHolds()).toContain('Nothing goes out until that time is reached');
    await pause(2500);
    expect(await planned.publishedRows(entry)).toBe(0);
    await expect.poll(() => alarm('held'), patience).toContain('The clock of the server says');
    const list = await cms.as<{ data: { clockHolds: string } }>(
      'Author',
      '/editor-screens/releases',
    );
    expect(list.body.data.clockHolds).toBe(watching.whyClockHolds());
    await cms.as('Approver', '/editor-screens/releases/resume', { json: {} });
    await expect.poll(() => planned.state(id), patience).toBe('done');
    await expect.poll(() => alarm('held'), patience).toBeUndefined();
  });

  it('is let be when it is two seconds or less', async () => {
    await records.correctLastSeen(cms.strapi, inMilliseconds(1500));
    await watching.startClockWatch(cms.strapi);
    expect(watching.whyClockHolds()).toBeNull();
  });
});

it('an alarm of a process that is gone ends by itself, and may be raised anew', async () => {
  const alarms = cms.built<typeof import('../src/alarms/alarms')>('alarms/alarms');
  const key = 'clock-step:gone:1337';
  const raise = (endsAt: Date) =>
    alarms.raiseAlarm(cms.strapi, { key, text: 'Look here.', endsAt });
  const isOpen = async () => (await alarms.openAlarms(cms.strapi)).some((one) => one.key === key);
  await raise(inMilliseconds(500));
  expect(await isOpen()).toBe(true);
  await pause(600);
  expect(await isOpen()).toBe(false);
  expect(await alarms.clearAlarm(cms.strapi, key)).toBe(false);
  const kept = await cms.strapi.db.connection('alarms').where({ key }).first();
  expect(kept.cleared_at).not.toBeNull();
  await raise(inMilliseconds(60_000));
  expect(await isOpen()).toBe(true);
  await raise(inMilliseconds(-1));
  expect(await isOpen()).toBe(false);
});

it.runIf(inject('postgresUrl'))(
  'a clock that differs from that of the database releases nothing here',
  async () => {
    const entry = await planned.draft();
    const id = await planned.plan(inMilliseconds(60_000), entry);
    offset = 120_000;
    startAgain();
    await watching.startClockWatch(cms.strapi);
    await expect.poll(() => alarm('held'), patience).toContain('differ by 120 seconds');
    await pause(1000);
    expect(await planned.state(id)).toBe('planned');
    expect(await planned.publishedRows(entry)).toBe(0);
    await planned.cancel(id);
  },
);
