import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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

async function approve(entry: Entry): Promise<void> {
  const query = `uid=${entry.uid}&documentId=${entry.documentId}`;
  const { body } = await cms.as<{ data: { fingerprint: string } }>(
    'Approver',
    `/editor-screens/approval?${query}`,
  );
  const json = { ...entry, fingerprint: body.data.fingerprint, note: null };
  const answer = await cms.as('Approver', '/editor-screens/approval/approve', { json });
  expect(answer.text).not.toContain('error');
  expect(answer.status).toBe(200);
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
      items: [{ isApproved: false, needsApproval: true, kindName: 'Publication' }],
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
    const one = await plan('Approver', statement);
    expect(one.body.data).toMatchObject({ isTimeAgreed: true, items: [{ isApproved: true }] });
    const report = await plan('Approver', await planned.draft());
    expect(report.body.data).toMatchObject({ isTimeAgreed: true, items: [{ isApproved: false }] });
  });

  it('a time that an author sets after the approval waits for an approver to agree', async () => {
    const entry = await planned.draftBy('Author');
    await approve(entry);
    const { body } = await plan('Author', entry);
    expect(body.data.items[0]?.isApproved).toBe(false);
    await isDueNow(body.data.id);
    await expect.poll(() => planned.state(body.data.id), patience).toBe('held');
    expect((await planned.release(body.data.id)).heldBecause).toMatch(
      /was approved before .+ set this time/,
    );
    expect(await planned.publishedRows(entry)).toBe(0);
    const moved = await order('Approver', `/${body.data.id}/move`, { atUk });
    expect(moved.body.data).toMatchObject({ isTimeAgreed: true, state: 'planned' });
    await isDueNow(body.data.id);
    await expect.poll(() => planned.state(body.data.id), patience).toBe('done');
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
