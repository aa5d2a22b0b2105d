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
let standings: typeof import('../src/withdrawing/standing');
let takeDowns: typeof import('../src/taking-down/take-downs');

/** How far the wall clock of the machine is off, as this process sees it. */
let offset = 0;

beforeAll(async () => {
  cms = await RunningCms.start();
  planned = await Planned.on(cms);
  clock = cms.built('scheduling/clock');
  watching = cms.built('scheduling/clock-watch');
  records = cms.built('scheduling/clock-record');
  standings = cms.built('withdrawing/standing');
  takeDowns = cms.built('taking-down/take-downs');
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

/** Has something come down so many milliseconds from now. */
function takeDownAt(entry: { uid: string; documentId: string }, milliseconds: number) {
  const at = inMilliseconds(milliseconds).toISOString();
  return takeDowns.setTakeDown(cms.strapi, { ...entry, at, by: 'Sam Example', reason: null });
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

  it('a day forward hides what comes down tomorrow, and nothing comes of it for good', async () => {
    startAgain();
    const publication = cms.strapi.documents('api::publication.publication');
    const [open, bundled, waiting] = [
      await planned.draft(),
      await planned.draft(),
      await planned.draft(),
    ];
    await publication.publish(open);
    await publication.publish(waiting);
    const release = await planned.plan(inMilliseconds(2 * hour), bundled);
    const again = await planned.plan(inMilliseconds(2 * hour), waiting);
    for (const entry of [open, bundled, waiting]) await takeDownAt(entry, 3 * hour);
    const isPublic = async (entry: { uid: string; documentId: string }) =>
      (await standings.readStanding(cms.strapi, entry, clock.takeDownNow())).isPublic;
    expect(await isPublic(open)).toBe(true);
    offset = day;
    expect(await isPublic(open)).toBe(false);
    await planned.setTime(release, inMilliseconds(1000));
    await expect.poll(() => planned.state(release), patience).toBe('done');
    await expect.poll(() => alarm('step'), patience).toContain('forward');
    // Some more looks of the schedule.
    await pause(1000);
    expect(await planned.state(again)).toBe('planned');
    for (const entry of [open, bundled, waiting]) {
      expect(await planned.publishedRows(entry)).toBe(1);
      expect(await planned.takeDowns(entry)).toBe(1);
      expect(await planned.history(entry)).not.toContain('superseded');
    }
    offset = 0;
    expect([await isPublic(open), await isPublic(bundled)]).toEqual([true, true]);
    await planned.cancel(again);
    for (const entry of [open, bundled, waiting]) await publication.unpublish(entry);
  });

  it('and set back never shows again what was due down', async () => {
    startAgain();
    const { readStanding } = standings;
    const { setTakeDown } = takeDowns;
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

describe.runIf(!inject('postgresUrl'))('a start on SQLite after the clock was put forward', () => {
  /** Within a transaction, so that the schedule looks at nothing before the clock was looked at. */
  const startCounting = () =>
    cms.strapi.db.transaction(async () => {
      startAgain();
      await watching.startClockWatch(cms.strapi);
    });
  const steppedTo = async () => (await records.readClockRecord(cms.strapi))?.steppedTo ?? null;

  /** As after a crash: what runs knows of the step, and says no more. */
  async function startAfterStep(): Promise<void> {
    await startCounting();
    offset = day;
    await expect.poll(steppedTo, patience).not.toBeNull();
    await expect.poll(() => alarm('step'), patience).toContain('choose “Go on” on the schedule');
    await startCounting();
  }

  it('holds releases and says so, and nothing of tomorrow goes out or comes down', async () => {
    const [entry, other] = [await planned.draft(), await planned.draft()];
    await cms.strapi.documents('api::publication.publication').publish(other);
    const id = await planned.plan(inMilliseconds(2 * day), entry);
    await startAfterStep();
    await planned.setTime(id, inMilliseconds(hour));
    await takeDownAt(other, hour);
    expect(watching.whyClockHolds()).toContain('was put forward before the CMS was restarted');
    await expect.poll(() => alarm('held'), patience).toContain('Nothing goes out until somebody');
    await pause(1000);
    expect(await planned.state(id)).toBe('planned');
    expect(await planned.publishedRows(other)).toBe(1);

    // The clock is set right, and the CMS restarted.
    offset = 0;
    await startCounting();
    expect(watching.whyClockHolds()).toBeNull();
    await expect.poll(steppedTo, patience).toBeNull();
    expect(await planned.state(id)).toBe('planned');
    await planned.setTime(id, inMilliseconds(300));
    await expect.poll(() => planned.state(id), patience).toBe('done');
    await cms.strapi.documents('api::publication.publication').unpublish(other);
  });

  it('goes on when an approver says that the clock is right', async () => {
    const entry = await planned.draft();
    const id = await planned.plan(inMilliseconds(2 * day), entry);
    await startAfterStep();
    await planned.setTime(id, inMilliseconds(1000));
    await cms.as('Approver', '/editor-screens/releases/resume', { json: {} });
    await expect.poll(() => planned.state(id), patience).toBe('done');
    expect(watching.whyClockHolds()).toBeNull();
    expect(await steppedTo()).toBeNull();
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
