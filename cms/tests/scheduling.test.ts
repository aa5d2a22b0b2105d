import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEntry } from './example-entries';
import { inMilliseconds, Planned } from './planned-releases';
import { RunningCms } from './running-cms';

// Upper limits for a busy machine; what must be quick is measured.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

type Withdrawals = typeof import('../src/withdrawing/records');

interface Draft {
  uid: string;
  documentId: string;
}

let cms: RunningCms;
let planned: Planned;

beforeAll(async () => {
  cms = await RunningCms.start();
  planned = await Planned.on(cms);
});

afterAll(() => cms.stop());

const patience = { timeout: 60_000, interval: 50 };

/** Asks as a visitor's page would until something is there. */
async function watch(documentId: string, until: number) {
  const looks: { answeredAt: number; isThere: boolean }[] = [];
  while (Date.now() < until && !looks.at(-1)?.isThere) {
    const { text } = await cms.call('/api/published/publications?pageSize=100');
    looks.push({ answeredAt: Date.now(), isThere: text.includes(documentId) });
    await pause(2);
  }
  return looks;
}

/** As nobody can: from then on the entry cannot be published. */
async function addWithdrawal(entry: Draft): Promise<void> {
  const records = cms.built<Withdrawals>('withdrawing/records');
  await records.addWithdrawal(cms.strapi, {
    ...entry,
    id: `withdrawal-${entry.documentId}`,
    kind: 'withdrawn',
    reason: 'legal',
    text: null,
    leavesNotice: false,
    path: null,
    sha256s: [],
    at: new Date().toISOString(),
    by: 'Ada Example',
  });
}

async function endWithdrawal(entry: Draft): Promise<void> {
  const records = cms.built<Withdrawals>('withdrawing/records');
  await records.endWithdrawals(cms.strapi, entry, 'withdrawn', 'Ada Example');
}

describe('a release', () => {
  it(
    'is there within a second of its time, not a millisecond before, and once',
    { retry: 3 },
    async () => {
      // The first publishing of a process takes longer; nobody plans for the second of a start.
      const first = await planned.draft();
      await cms.strapi.documents('api::publication.publication').publish(first);
      const entry = await planned.draft();
      const { id, at } = await planned.soon(4000, entry);
      const looks = await watch(entry.documentId, at.getTime() + 5000);
      const seen = looks.at(-1);
      expect(looks.length).toBeGreaterThan(5);
      expect(seen?.isThere).toBe(true);
      expect(seen?.answeredAt).toBeGreaterThanOrEqual(at.getTime());
      expect(seen?.answeredAt).toBeLessThan(at.getTime() + 1000);
      const { state, doneAt, items } = await planned.release(id);
      expect(state).toBe('done');
      expect(Date.parse(String(doneAt))).toBeGreaterThanOrEqual(at.getTime());
      expect(items[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(await planned.publishedRows(entry)).toBe(1);
      expect((await planned.history(entry)).filter((action) => action === 'released')).toHaveLength(
        1,
      );
      expect(await planned.receipts(id)).toBe(1);
    },
  );

  it('goes out whole, what others lead to first', async () => {
    const type = await createEntry(cms.strapi, 'api::review-type.review-type');
    const words = (address: string) => [
      { type: 'paragraph', children: [{ type: 'text', text: `See ${address}` }] },
    ];
    const first = await planned.draft({ slug: 'bundle-one' });
    const second = await planned.draft({
      types: [type.documentId],
      body: words('/learning-reviews/publications/bundle-one'),
    });
    const third = { uid: 'api::review-type.review-type', documentId: type.documentId };
    const { id } = await planned.soon(500, second, first, third);
    await expect.poll(() => planned.state(id), patience).toBe('done');
    for (const entry of [first, second, third]) expect(await planned.publishedRows(entry)).toBe(1);
    const list = await cms.call<{ data: { id: string; types: string[] }[] }>(
      '/api/published/publications?pageSize=100',
    );
    const shown = list.body.data.find((one) => one.id === second.documentId);
    expect(shown?.types).toEqual([type.documentId]);
  });

  it('of which one entry fails goes out not at all, is tried again, shown, and then goes out', async () => {
    const [fine, bad] = [await planned.draft(), await planned.draft({ title: 'Family Q' })];
    const { id } = await planned.soon(700, fine, bad);
    await addWithdrawal(bad);
    await expect.poll(() => planned.state(id), patience).toBe('failing');
    expect([await planned.publishedRows(fine), await planned.publishedRows(bad)]).toEqual([0, 0]);
    const { attempts, lastError, nextAttemptAt, at } = await planned.release(id);
    expect(attempts).toBe(1);
    expect(lastError).toMatch(/^Family Q: Ada Example withdrew this/);
    expect(Date.parse(String(nextAttemptAt)) - Date.parse(at)).toBeGreaterThanOrEqual(5000);
    expect(await planned.alarms(id)).toBe(1);
    expect(await planned.history(fine)).not.toContain('released');
    await endWithdrawal(bad);
    await expect.poll(() => planned.state(id), patience).toBe('done');
    expect([await planned.publishedRows(fine), await planned.publishedRows(bad)]).toEqual([1, 1]);
    expect(await planned.alarms(id)).toBe(0);
  });

  it('waits longer after each failure, and is never lost', async () => {
    const entry = await planned.draft();
    const { id } = await planned.soon(500, entry);
    await cms.strapi.db.connection.raw('ALTER TABLE receipt_items RENAME TO receipt_items_away');
    try {
      await expect
        .poll(async () => (await planned.release(id)).attempts, patience)
        .toBeGreaterThanOrEqual(2);
      const { state, lastError, nextAttemptAt } = await planned.release(id);
      expect(state).toBe('failing');
      expect(lastError).toBe(
        'Something in the CMS or its database failed. The log of the CMS says more.',
      );
      expect(Date.parse(String(nextAttemptAt)) - Date.now()).toBeGreaterThan(6000);
      expect(await planned.publishedRows(entry)).toBe(0);
    } finally {
      await cms.strapi.db.connection.raw('ALTER TABLE receipt_items_away RENAME TO receipt_items');
    }
    await expect.poll(() => planned.state(id), patience).toBe('done');
  });
});

describe('releases that are due at the same moment', () => {
  /** Has them fall due, however long the planning took. */
  const dueTogether = async (ids: readonly string[], milliseconds = 800) => {
    const at = inMilliseconds(milliseconds).toISOString();
    await cms.strapi.db.connection('releases').whereIn('id', ids).update({ at });
  };
  const planEach = async (entries: readonly Draft[]) => {
    const ids: string[] = [];
    for (const entry of entries) ids.push(await planned.plan(inMilliseconds(3_600_000), entry));
    return ids;
  };
  /** When they were committed: what one transaction did has one time in the audit trail. */
  const commits = async (entries: readonly { documentId: string }[]) => {
    const rows: { at: string }[] = await cms.strapi.db
      .connection('audit_events')
      .where({ action: 'released' })
      .whereIn(
        'document_id',
        entries.map(({ documentId }) => documentId),
      );
    expect(rows).toHaveLength(entries.length);
    return new Set(rows.map(({ at }) => at)).size;
  };
  const drafts = (count: number) =>
    Promise.all(Array.from({ length: count }, () => planned.draft()));

  it('go out together, five at a time, each with its own receipt and its own line', async () => {
    const entries = await drafts(7);
    const ids = await planEach(entries);
    await dueTogether(ids);
    for (const id of ids) await expect.poll(() => planned.state(id), patience).toBe('done');
    expect(await commits(entries)).toBe(2);
    for (const [at, entry] of entries.entries()) {
      expect(await planned.publishedRows(entry)).toBe(1);
      expect(await planned.receipts(ids[at] ?? '')).toBe(1);
      const { doneAt, at: due, attempts } = await planned.release(ids[at] ?? '');
      expect(String(doneAt) >= due).toBe(true);
      expect(attempts).toBe(0);
    }
  });

  it('go out without the one that fails, and without the one that is held', async () => {
    const entries = await drafts(4);
    const [, failing, changed] = entries as [Draft, Draft, Draft, Draft];
    const ids = await planEach(entries);
    await addWithdrawal(failing);
    const { documentId } = changed;
    const data = { summary: 'Changed after it was approved.' };
    await cms.strapi.documents('api::publication.publication').update({ documentId, data });
    await dueTogether(ids);
    const states = () => Promise.all(ids.map((id) => planned.state(id)));
    await expect.poll(states, patience).toEqual(['done', 'failing', 'held', 'done']);
    const { attempts, lastError } = await planned.release(ids[1] ?? '');
    expect([attempts, lastError]).toEqual([1, expect.stringContaining('Ada Example withdrew')]);
    const rows = await Promise.all(entries.map((entry) => planned.publishedRows(entry)));
    expect(rows).toEqual([1, 0, 0, 1]);
    await endWithdrawal(failing);
    await expect.poll(() => planned.state(ids[1] ?? ''), patience).toBe('done');
  });

  it('go out without the one that was cancelled', async () => {
    const entries = await drafts(3);
    const ids = await planEach(entries);
    await planned.cancel(ids[1] ?? '');
    await dueTogether(ids);
    const states = () => Promise.all(ids.map((id) => planned.state(id)));
    await expect.poll(states, patience).toEqual(['done', 'cancelled', 'done']);
    expect(await commits(entries.filter((_, at) => at !== 1))).toBe(1);
  });
});

describe('what was changed after it was approved', () => {
  it('is held and says so, and goes out at once when it is approved again', async () => {
    const entry = await planned.draft();
    const { id } = await planned.soon(700, entry);
    await cms.strapi
      .documents('api::publication.publication')
      .update({ documentId: entry.documentId, data: { summary: 'A name, by mistake.' } as never });
    await expect.poll(() => planned.state(id), patience).toBe('held');
    expect((await planned.release(id)).heldBecause).toBe(
      '“Family K” was changed after it was approved or planned. It goes out at once when an approver approves it as it is now.',
    );
    expect(await planned.publishedRows(entry)).toBe(0);
    expect(await planned.alarms(id)).toBe(1);
    const query = `uid=${entry.uid}&documentId=${entry.documentId}`;
    const approval = await cms.as<{ data: { fingerprint: string } }>(
      'Approver',
      `/editor-screens/approval?${query}`,
    );
    const json = { ...entry, fingerprint: approval.body.data.fingerprint, note: null };
    const asked = Date.now();
    const answer = await cms.as('Approver', '/editor-screens/approval/approve', { json });
    expect(answer.status).toBe(200);
    await expect.poll(() => planned.state(id), patience).toBe('done');
    // Of itself the schedule looks at what is held every ten seconds.
    expect(Date.now() - asked).toBeLessThan(8000);
    const { text } = await cms.call('/api/published/publications?pageSize=100');
    expect(text).toContain('A name, by mistake.');
    const history = await planned.history(entry);
    expect(history.filter((action) => action === 'held')).toHaveLength(1);
    expect(await planned.alarms(id)).toBe(0);
  });

  it('or deleted is held too', async () => {
    const entry = await planned.draft();
    const other = await planned.draft();
    const { id } = await planned.soon(500, entry, other);
    const { documentId } = entry;
    await cms.strapi.documents('api::publication.publication').delete({ documentId });
    await expect.poll(() => planned.state(id), patience).toBe('held');
    expect((await planned.release(id)).heldBecause).toContain('was deleted');
    expect(await planned.publishedRows(other)).toBe(0);
    await planned.cancel(id);
  });
});

describe('at the last moment', () => {
  /** Later than every look of the schedule at what was due. */
  const lookAfter = (at: Date) => pause(Math.max(0, at.getTime() - Date.now()) + 800);

  /** Gives an order when the time has come already, and the release waits for its turn. */
  async function justInTime(at: Date, order: () => Promise<unknown>): Promise<void> {
    const { lockRevision } =
      cms.built<typeof import('../src/published/revision')>('published/revision');
    await cms.strapi.db.transaction(async () => {
      await lockRevision(cms.strapi);
      expect(Date.now()).toBeLessThan(at.getTime());
      await pause(at.getTime() - Date.now() + 500);
      await order();
    });
  }

  it('a release is moved, and goes out at its new time alone', async () => {
    const entry = await planned.draft();
    const { id, at } = await planned.soon(2000, entry);
    const later = inMilliseconds(8000);
    await justInTime(at, () => planned.move(id, later));
    expect(await planned.release(id)).toMatchObject({ state: 'planned', at: later.toISOString() });
    await lookAfter(at);
    expect(await planned.publishedRows(entry)).toBe(0);
    await expect.poll(() => planned.state(id), patience).toBe('done');
    const { doneAt } = await planned.release(id);
    expect(Date.parse(String(doneAt))).toBeGreaterThanOrEqual(later.getTime());
  });

  it('a release is cancelled, and stays so', async () => {
    const entry = await planned.draft();
    const { id, at } = await planned.soon(2000, entry);
    await justInTime(at, () => planned.cancel(id));
    await lookAfter(at);
    expect(await planned.state(id)).toBe('cancelled');
    expect(await planned.publishedRows(entry)).toBe(0);
    await expect(planned.move(id, inMilliseconds(60_000))).rejects.toThrow('not planned any more');
  });

  it('everything is stopped, for every release whose time has come', async () => {
    const { stopEverything, resume } =
      cms.built<typeof import('../src/scheduling/stop')>('scheduling/stop');
    const entry = await planned.draft();
    const { id, at } = await planned.soon(2000, entry);
    await justInTime(at, () => stopEverything(cms.strapi, 'Wait.'));
    await lookAfter(at);
    expect(await planned.state(id)).toBe('planned');
    await resume(cms.strapi);
    await expect.poll(() => planned.state(id), patience).toBe('done');
  });

  it('everything is stopped, and what fell due goes out when it goes on', async () => {
    const entry = await planned.draft();
    const { id, at } = await planned.soon(5000, entry);
    const stopped = await cms.as('Approver', '/editor-screens/releases/stop', {
      json: { reason: 'The family rang.' },
    });
    expect(stopped.status).toBe(200);
    await lookAfter(at);
    expect(await planned.state(id)).toBe('planned');
    expect(await planned.publishedRows(entry)).toBe(0);
    const list = await cms.as<{ data: { stop: { by: string; reason: string } } }>(
      'Author',
      '/editor-screens/releases',
    );
    expect(list.body.data.stop).toMatchObject({ reason: 'The family rang.' });
    for (const order of ['stop', 'resume']) {
      const byAuthor = await cms.as('Author', `/editor-screens/releases/${order}`, { json: {} });
      expect(byAuthor.status).toBe(403);
    }
    await cms.as('Approver', '/editor-screens/releases/resume', { json: {} });
    await expect.poll(() => planned.state(id), patience).toBe('done');
  });
});

describe('a take-down', () => {
  const planTakeDown = (entry: { uid: string; documentId: string }, at: Date | null) =>
    cms
      .built<typeof import('../src/taking-down/plan-take-down')>('taking-down/plan-take-down')
      .planTakeDown(cms.strapi, entry, at);

  it('can be set before the entry is public, for after it goes live', async () => {
    const entry = await planned.draft();
    await expect(planTakeDown(entry, inMilliseconds(60_000))).rejects.toThrow('not planned to be');
    const id = await planned.plan(inMilliseconds(60_000), entry);
    await expect(planTakeDown(entry, inMilliseconds(30_000))).rejects.toThrow('planned to go live');
    await planTakeDown(entry, inMilliseconds(90_000));
    await expect(planned.move(id, inMilliseconds(100_000))).rejects.toThrow('comes down at');
    await planTakeDown(entry, null);
    await planned.move(id, inMilliseconds(100_000));
    await planned.cancel(id);
  });

  it('stays when somebody takes the entry off before it goes live again', async () => {
    const entry = await planned.draft();
    await cms.strapi.documents('api::publication.publication').publish(entry);
    const id = await planned.plan(inMilliseconds(60_000), entry);
    await planTakeDown(entry, inMilliseconds(90_000));
    await cms.strapi.documents('api::publication.publication').unpublish(entry);
    expect(await planned.takeDowns(entry)).toBe(1);
    await planned.cancel(id);
    await planTakeDown(entry, null);
    expect(await planned.takeDowns(entry)).toBe(0);
  });

  it('ends what went out by plan', async () => {
    const entry = await planned.draft();
    const id = await planned.plan(inMilliseconds(60_000), entry);
    await planTakeDown(entry, inMilliseconds(90_000));
    await planned.setTime(id, inMilliseconds(300));
    await planned.setTakeDown(entry, inMilliseconds(4000));
    await expect.poll(() => planned.publishedRows(entry), patience).toBe(1);
    await expect.poll(() => planned.publishedRows(entry), patience).toBe(0);
    expect(await planned.history(entry)).toEqual(
      expect.arrayContaining(['released', 'taken-down']),
    );
  });

  it('that is due as well has a late release superseded, and nobody ever sees the entry', async () => {
    const { stopEverything, resume } =
      cms.built<typeof import('../src/scheduling/stop')>('scheduling/stop');
    const [entry, other] = [await planned.draft(), await planned.draft()];
    await stopEverything(cms.strapi, '');
    const id = await planned.plan(inMilliseconds(60_000), entry);
    const bundle = await planned.plan(inMilliseconds(60_000), other, await planned.draft());
    for (const one of [entry, other]) await planTakeDown(one, inMilliseconds(90_000));
    const at = inMilliseconds(400);
    for (const one of [id, bundle]) await planned.setTime(one, at);
    for (const one of [entry, other]) await planned.setTakeDown(one, at);
    const seen = watch(entry.documentId, Date.now() + 2500);
    await resume(cms.strapi);
    await expect.poll(() => planned.state(id), patience).toBe('superseded');
    await expect.poll(() => planned.state(bundle), patience).toBe('done');
    expect((await seen).some(({ isThere }) => isThere)).toBe(false);
    expect(await planned.history(entry)).not.toContain('released');
    expect(await planned.history(other)).not.toContain('released');
    expect(await planned.history(entry)).toContain('superseded');
  });
});
