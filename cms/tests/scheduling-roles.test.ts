import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LookAnswer } from '../src/approving/answers';
import type { ReleaseState } from '../src/release/release-state';
import type { ReleaseAnswer, ReleasePlanAnswer, ScheduleAnswer } from '../src/scheduling/answers';
import { createEntry } from './example-entries';
import { Planned } from './planned-releases';
import { RunningCms, type Role } from './running-cms';

// Upper limits for a busy machine; what must be quick is measured.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

interface Entry {
  uid: string;
  documentId: string;
}

let cms: RunningCms;
let planned: Planned;

beforeAll(async () => {
  cms = await RunningCms.start({}, 'as new');
  planned = await Planned.on(cms);
});

afterAll(() => cms.stop());

const atUk = '2199-07-01T17:00';
const patience = { timeout: 60_000, interval: 50 };

function order<T = { data: ReleaseAnswer }>(role: Role, path: string, json: object) {
  return cms.as<T & { error?: { message: string } }>(role, `/editor-screens/releases${path}`, {
    json,
  });
}

const plan = (role: Role, entry: Entry, more: object = {}) =>
  order(role, '', { entries: [entry], atUk, ...more });

/** Reads what the dialogue of an approver shows, and what it sends with the decision. */
async function look({ uid, documentId }: Entry) {
  const query = `uid=${uid}&documentId=${documentId}`;
  const ask = async <T>(path: string) =>
    (await cms.as<{ data: T }>('Approver', `/editor-screens/${path}?${query}`)).body.data;
  const { fingerprint } = await ask<LookAnswer>('approval/look');
  const { release, takeDown } = await ask<ReleasePlanAnswer>('release-plan');
  const takeDownAt = takeDown?.at ?? null;
  const seen = release && { id: release.id, at: release.at, takeDownAt };
  return { uid, documentId, fingerprint, release: seen };
}

const sayYes = (json: object) =>
  cms.as<{ error?: { message: string } }>('Approver', '/editor-screens/approval/approve', { json });

async function approve(entry: Entry): Promise<void> {
  const answer = await sayYes(await look(entry));
  expect(answer.text).not.toContain('error');
  expect(answer.status).toBe(200);
}

/** Whether a release would go out as it stands, by the schedule. */
async function mayGoOut(entry: Entry): Promise<boolean | undefined> {
  const query = `uid=${entry.uid}&documentId=${entry.documentId}`;
  const address = `/editor-screens/release-plan?${query}`;
  const { body } = await cms.as<{ data: ReleasePlanAnswer }>('Approver', address);
  return body.data.release?.items[0]?.isApproved;
}

/** Has the time of a release come, as if it had been waited for. */
const isDueNow = (id: string) =>
  cms.strapi.db
    .connection('releases')
    .where({ id })
    .update({ at: new Date().toISOString(), next_attempt_at: null });

describe('who may plan', () => {
  it('an author proposes a report, and it is held until another has approved it', async () => {
    const entry = await planned.draftBy('Author');
    const { status, body } = await plan('Author', entry, { wantsReceipt: true });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      atUk,
      zone: 'BST',
      at: '2199-07-01T16:00:00.000Z',
      state: 'planned',
      isTimeAgreed: false,
      wantsReceipt: true,
      mayChange: true,
      title: 'Family K',
      items: [
        { isApproved: false, needsApproval: true, lacksOnlyTime: false, kindName: 'Publication' },
      ],
    });
    await isDueNow(body.data.id);
    await expect.poll(() => planned.state(body.data.id), patience).toBe('held');
    expect((await planned.release(body.data.id)).heldBecause).toBe(
      '“Family K” is not approved. It goes out at once when an approver approves it.',
    );
    await approve(entry);
    await expect.poll(() => planned.state(body.data.id), patience).toBe('done');
  });

  it('an approver who plans what needs one person approves it by that; a report not', async () => {
    const statement = await planned.draft({ kind: 'Statement' });
    const one = await plan('Approver', await look(statement));
    expect(one.body.data).toMatchObject({ isTimeAgreed: true, items: [{ isApproved: true }] });
    const report = await plan('Approver', await look(await planned.draft()));
    expect(report.body.data).toMatchObject({ isTimeAgreed: true, items: [{ isApproved: false }] });
  });

  it('an approver who plans approves nothing that was changed since they looked', async () => {
    const seen = await look(await planned.draft({ kind: 'Statement' }));
    const unchanged = await look(await planned.draft({ kind: 'Statement' }));
    const { fingerprint: _, ...unseen } = await look(await planned.draft({ kind: 'Statement' }));
    const { documentId } = seen;
    const data = { summary: 'Changed while they chose a time.' } as never;
    await cms.strapi.documents('api::publication.publication').update({ documentId, data });
    const { body } = await plan('Approver', seen, { entries: [seen, unchanged, unseen] });
    expect(body.data.items.map(({ isApproved }) => isApproved)).toEqual([false, true, false]);
    await isDueNow(body.data.id);
    await expect.poll(() => planned.state(body.data.id), patience).toBe('held');
    expect((await planned.release(body.data.id)).heldBecause).toContain('is not approved');
    await order('Approver', `/${body.data.id}/cancel`, {});
  });

  it('a time that an author sets after the approval waits for an approver to agree', async () => {
    const entry = await planned.draftBy('Author');
    await approve(entry);
    const { body } = await plan('Author', entry);
    expect(body.data.timeSetBy).toBe(body.data.plannedBy);
    expect(body.data.items[0]).toMatchObject({
      isApproved: false,
      needsApproval: true,
      lacksOnlyTime: true,
    });
    await isDueNow(body.data.id);
    await expect.poll(() => planned.state(body.data.id), patience).toBe('held');
    expect((await planned.release(body.data.id)).heldBecause).toMatch(
      /is approved, but whoever approved it has not seen this time, which .+ set/,
    );
    expect(await planned.publishedRows(entry)).toBe(0);
    const moved = await order('Approver', `/${body.data.id}/move`, { atUk });
    expect(moved.body.data).toMatchObject({
      isTimeAgreed: true,
      state: 'planned',
      items: [{ isApproved: true, lacksOnlyTime: false }],
    });
    expect(moved.body.data.timeSetBy).not.toBe(moved.body.data.plannedBy);
    expect(moved.body.data.items[0]?.approvedBy).toBe(moved.body.data.timeSetBy);
    await isDueNow(body.data.id);
    await expect.poll(() => planned.state(body.data.id), patience).toBe('done');
    const { body: schedule } = await cms.as<{ data: ScheduleAnswer }>(
      'Author',
      '/editor-screens/releases',
    );
    const out = schedule.data.releases.find(({ id }) => id === body.data.id);
    expect(out).toMatchObject({
      state: 'done',
      items: [{ approvedBy: moved.body.data.timeSetBy }],
    });
  });

  it('an approver agrees to no time that an author sets while they read', async () => {
    const entry = await planned.draftBy('Author');
    const beforePlan = await look(entry);
    const { id } = (await plan('Author', entry)).body.data;
    const beforeMove = await look(entry);
    const tooLate = [beforePlan, beforeMove];
    await order('Author', `/${id}/move`, { atUk: '2199-06-01T09:30' });
    for (const seen of tooLate) {
      const { status, body } = await sayYes(seen);
      expect(status).toBe(400);
      expect(body.error?.message).toContain('The time was changed since you looked.');
    }
    expect((await planned.history(entry)).filter((action) => action === 'approved')).toEqual([]);
    const last = await look(entry);
    await order('Author', `/${id}/cancel`, {});
    expect((await sayYes(last)).status, 'cancelled since').toBe(400);
    expect((await sayYes({ ...last, release: {} })).status).toBe(400);
    await plan('Author', entry);
    await approve(entry);
    expect(await mayGoOut(entry)).toBe(true);
  });

  it('an approver who has seen no time agrees to none, whatever the clocks say', async () => {
    const entry = await planned.draftBy('Author');
    const { id } = (await plan('Author', entry)).body.data;
    const { release: _, ...withoutTime } = await look(entry);
    expect((await sayYes(withoutTime)).status).toBe(200);
    await cms.strapi.db
      .connection('approvals')
      .where({ document_id: entry.documentId })
      .update({ decided_at: '2199-01-01T00:00:00.000Z' });
    expect(await mayGoOut(entry)).toBe(false);
    await isDueNow(id);
    await expect.poll(() => planned.state(id), patience).toBe('held');
    expect((await planned.release(id)).heldBecause).toContain('has not seen this time');
    await order('Approver', `/${id}/cancel`, {});
  });

  it('an author who moves it after that has to be agreed with anew, for each entry', async () => {
    const entry = await planned.draftBy('Author');
    const other = await planned.draftBy('Author');
    await approve(other);
    const entries = [entry, other];
    const { id } = (await plan('Author', entry, { entries })).body.data;
    await approve(entry);
    const agreed = async () => (await planned.release(id)).items.map((item) => item.isTimeAgreed);
    expect(await agreed(), 'the other was approved before').toEqual([true, false]);
    await order('Author', `/${id}/move`, { atUk: '2199-06-01T09:30' });
    expect(await agreed()).toEqual([false, false]);
    expect(await mayGoOut(entry)).toBe(false);
    const moved = await order('Approver', `/${id}/move`, { atUk: '2199-06-01T09:30' });
    expect(moved.body.data).toMatchObject({ isTimeAgreed: true });
    expect(await mayGoOut(entry)).toBe(true);
  });

  it('in a database of an earlier version, in which nobody has agreed to a time', async () => {
    const entry = await planned.draftBy('Author');
    const { id } = (await plan('Author', entry)).body.data;
    await approve(entry);
    const { schema } = cms.strapi.db.connection;
    await schema.alterTable('release_items', (table) => table.dropColumn('is_time_agreed'));
    const { makeReleaseTables } = cms.built<typeof import('../src/scheduling/release-tables')>(
      'scheduling/release-tables',
    );
    await makeReleaseTables(cms.strapi);
    expect(await mayGoOut(entry)).toBe(false);
    await order('Approver', `/${id}/move`, { atUk });
    expect(await mayGoOut(entry)).toBe(true);
  });

  it('an author whose time is past is told who can publish it, and an approver that they can', async () => {
    const entry = await planned.draftBy('Author');
    const past = { atUk: '2020-01-01T10:00' };
    const told = async (role: Role) => (await plan(role, entry, past)).body.error?.message;
    expect(await told('Author')).toContain('or ask an approver to publish it.');
    expect(await told('Approver')).toContain('or publish it now.');
    const { id } = (await plan('Author', entry)).body.data;
    const moved = await order('Author', `/${id}/move`, past);
    expect(moved.body.error?.message).toContain('or ask an approver to publish it.');
    await order('Author', `/${id}/cancel`, {});
  });

  it('nobody who is not signed in', async () => {
    const json = { entries: [await planned.draft()], atUk };
    expect((await cms.call('/editor-screens/releases', { json })).status).toBe(401);
    expect((await cms.call('/editor-screens/releases')).status).toBe(401);
  });
});

describe('who may move and cancel', () => {
  it('whoever planned it, and an approver', async () => {
    const { body } = await plan('Author', await planned.draft());
    const { id } = body.data;
    const moved = await order('Author', `/${id}/move`, { atUk: '2199-12-01T09:30' });
    expect(moved.body.data).toMatchObject({ atUk: '2199-12-01T09:30', zone: 'GMT' });
    const cancelled = await order('Approver', `/${id}/cancel`, {});
    expect(cancelled.body.data.state).toBe('cancelled');
    const again = await order('Approver', `/${id}/cancel`, {});
    expect(again.status).toBe(400);
  });

  it('not an author whom it does not belong to', async () => {
    const { body } = await plan('Approver', await planned.draft());
    const { id } = body.data;
    for (const path of ['move', 'cancel']) {
      expect((await order('Author', `/${id}/${path}`, { atUk })).status).toBe(403);
    }
    expect((await planned.release(id)).state).toBe('planned');
    expect((await order('Approver', '/nothing/cancel', {})).status).toBe(404);
  });
});

describe('a take-down that an author proposes', () => {
  const later = '2199-12-01T17:00';

  function takeDown(role: Role, { uid, documentId }: Entry, takeDownUk: string | null = later) {
    const json = { uid, documentId, atUk: takeDownUk };
    return cms.as<{ data: ReleaseState }>(role, '/editor-screens/take-down', { json });
  }

  async function mayTakeDown(role: Role, { uid, documentId }: Entry) {
    const address = `/editor-screens/release-state?uid=${uid}&documentId=${documentId}`;
    return (await cms.as<{ data: ReleaseState }>(role, address)).body.data.mayTakeDown;
  }

  it('is agreed to by whoever approves, together with the time of going live', async () => {
    const entry = await planned.draftBy('Author');
    expect(await mayTakeDown('Author', entry), 'once it is planned').toBe(true);
    expect((await takeDown('Author', entry)).status).toBe(403);
    await plan('Author', entry);
    const withoutTakeDown = await look(entry);
    const { status, body } = await takeDown('Author', entry);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      goesLiveAt: '2199-07-01T16:00:00.000Z',
      mayTakeDown: true,
      takeDown: { at: '2199-12-01T17:00:00.000Z', atUk: later },
    });
    const refused = await sayYes(withoutTakeDown);
    expect(refused.status).toBe(400);
    expect(refused.body.error?.message).toContain('The time was changed since you looked.');
    await approve(entry);
    expect(await mayGoOut(entry)).toBe(true);
  });

  it('is agreed to anew when they change or cancel it, without a word about the others', async () => {
    const entry = await planned.draftBy('Author');
    const other = await planned.draftBy('Author');
    const { id } = (await plan('Author', entry, { entries: [entry, other] })).body.data;
    await approve(entry);
    await approve(other);
    const agreed = async () => (await planned.release(id)).items.map((item) => item.isTimeAgreed);
    await takeDown('Author', entry);
    expect(await agreed()).toEqual([false, true]);
    expect(await mayGoOut(entry)).toBe(false);
    const moved = await order('Approver', `/${id}/move`, { atUk });
    expect(moved.body.data.isTimeAgreed).toBe(true);
    await takeDown('Author', entry, null);
    expect(await agreed()).toEqual([false, true]);
    await takeDown('Author', entry, null);
    const { timeSetAt } = await planned.release(id);
    expect((await order('Approver', `/${id}/move`, { atUk, timeSetAt })).status).toBe(200);
  });

  it('is not agreed to by an approver who moves it without having seen it', async () => {
    const entry = await planned.draftBy('Author');
    const { id, timeSetAt } = (await plan('Author', entry)).body.data;
    await takeDown('Author', entry);
    const moved = await order('Approver', `/${id}/move`, { atUk, timeSetAt });
    expect(moved.status).toBe(400);
    expect(moved.body.error?.message).toContain('The time was changed since you looked.');
  });

  it('is for what they have planned themselves, and not for what is public', async () => {
    const another = await planned.draft();
    await plan('Approver', another);
    const live = await planned.draft({ kind: 'Statement' });
    await cms.strapi.documents('api::publication.publication').publish(live);
    const data = { summary: 'Changed.' } as never;
    const { documentId } = live;
    await cms.strapi.documents('api::publication.publication').update({ documentId, data });
    expect((await plan('Author', live)).status).toBe(200);
    for (const entry of [another, live]) {
      expect(await mayTakeDown('Author', entry)).toBe(false);
      expect((await takeDown('Author', entry)).status).toBe(403);
      expect(await planned.takeDowns(entry)).toBe(0);
      expect(await mayTakeDown('Approver', entry)).toBe(true);
      expect((await takeDown('Approver', entry)).status).toBe(200);
      expect((await takeDown('Author', entry, null)).status).toBe(403);
      expect(await planned.takeDowns(entry)).toBe(1);
    }
  });
});

describe('what is told', () => {
  it('of one entry, and of all in a span, with what needs a look first', async () => {
    const [entry, late] = [await planned.draft(), await planned.draft({ title: 'Family L' })];
    await plan('Approver', entry, { atUk: '2198-07-01T17:00', title: 'Launch' });
    const held = await plan('Author', late, { atUk: '2198-07-01T18:00' });
    await isDueNow(held.body.data.id);
    await expect.poll(() => planned.state(held.body.data.id), patience).toBe('held');
    const query = `uid=${entry.uid}&documentId=${entry.documentId}`;
    const one = await cms.as<{ data: ReleasePlanAnswer }>(
      'Author',
      `/editor-screens/release-plan?${query}`,
    );
    expect(one.body.data).toMatchObject({
      release: { title: 'Launch', mayChange: false },
      lastDone: null,
      mayPlan: true,
      mayPublish: false,
    });
    const all = await cms.as<{ data: ScheduleAnswer }>(
      'Approver',
      '/editor-screens/releases?from=2198-06-01T00:00:00Z&to=2198-08-01T00:00:00Z',
    );
    const titles = all.body.data.releases.map(({ title }) => title);
    expect(titles.indexOf('Family L')).toBeLessThan(titles.indexOf('Launch'));
    expect(all.body.data).toMatchObject({ stop: null, clockHolds: null, mayStop: true });
    const bad = await cms.as('Approver', '/editor-screens/releases?from=yesterday');
    expect(bad.status).toBe(400);
  });

  it('no title to whoever may not read the entry', async () => {
    const page = await createEntry(cms.strapi, 'api::page.page', { title: 'Secret page' });
    const { readableTitles } = cms.built<typeof import('../src/scheduling/readable-titles')>(
      'scheduling/readable-titles',
    );
    const nobody = { can: () => false, cannot: () => true };
    const entry = { uid: 'api::page.page', documentId: page.documentId };
    expect((await readableTitles(cms.strapi, nobody, [entry])).of(entry)).toBeNull();
  });
});
