import { removalLists } from '@learning-reviews/content-contract';
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

// As the built CMS has it: its rules throw these very classes.
const { errors }: typeof import('@strapi/utils') = createRequire(import.meta.url)('@strapi/utils');

const uid = 'api::publication.publication' as const;

const patience = { timeout: 20_000, interval: 50 };

interface State {
  isPublished: boolean;
  takeDown: { at: string; atUk: string; zone: string } | null;
}

let cms: RunningCms;
let types: string[];
let mayServe: typeof import('../src/documents/may-serve').mayServe;

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  ({ mayServe } = cms.built<typeof import('../src/documents/may-serve')>('documents/may-serve'));
});

afterAll(() => cms.stop());

async function publishReport(fields: Record<string, unknown> = {}) {
  const bytes = pdfWithPages(1, `${Math.random()}`);
  const [file] = (await upload(cms, 'Author', bytes, 'r.pdf', 'application/pdf')).body;
  const documents = [{ title: 'Full report', file: file?.id }];
  const entry = await createEntry(cms.strapi, uid, { types, documents, ...fields }, 'published');
  const part = await cms.strapi.db
    .query('parts.document')
    .findOne({ where: { file: { id: file?.id } } });
  return { documentId: entry.documentId, publicId: String(part.publicId) };
}

function plan(documentId: string, more: object, role: 'Approver' | 'Author' = 'Approver') {
  const json = { uid, documentId, ...more };
  return cms.as<{ data: State; error?: { message: string } }>(role, '/editor-screens/take-down', {
    json,
  });
}

describe('a take-down time', () => {
  it('is what a UK clock shows, kept in UTC, and told to the site alone', async () => {
    const { documentId } = await publishReport();
    const answer = await plan(documentId, { atUk: '2199-07-01T17:00' });
    expect(answer.body.data.takeDown).toMatchObject({
      at: '2199-07-01T16:00:00.000Z',
      atUk: '2199-07-01T17:00',
      zone: 'BST',
    });
    const site = await cms.asSite<{ data: { id: string }[] }>('/api/removals/take-downs');
    const told = site.body.data.find(({ id }) => id === documentId);
    expect(removalLists['take-downs'].parse(told).at).toBe('2199-07-01T16:00:00.000Z');
    for (const address of ['/api/removals/take-downs', '/api/removals/withdrawals']) {
      expect([401, 403]).toContain((await cms.call(address)).status);
    }
    const open = await cms.call('/api/published/publications');
    expect(open.text).not.toContain('2199');
    expect((await cms.call('/api/published/revision')).text).not.toContain('2199');
    expect((await plan(documentId, { atUk: null })).body.data.takeDown).toBeNull();
  });

  it('moves the revision for the site, and for nobody else', async () => {
    const { documentId } = await publishReport();
    const revisions = async () => {
      const [site, anyone, list] = await Promise.all([
        cms.asSite<{ revision: number }>('/api/published/revision'),
        cms.call<{ revision: number }>('/api/published/revision'),
        cms.call<{ meta: { revision: number } }>('/api/published/themes'),
      ]);
      return [site.body.revision, anyone.body.revision, list.body.meta.revision];
    };
    const [site = 0, anyone, list] = await revisions();
    await plan(documentId, { atUk: '2199-07-01T17:00' });
    expect(await revisions()).toEqual([site + 1, anyone, list]);
    await plan(documentId, { atUk: null });
    expect(await revisions()).toEqual([site + 2, anyone, list]);
    await cms.strapi.documents(uid).unpublish({ documentId });
    expect((await revisions())[1]).toBeGreaterThan(anyone ?? 0);
  });

  it('is obeyed to the millisecond by the one decision', async () => {
    const { documentId, publicId } = await publishReport();
    await plan(documentId, { atUk: '2199-07-01T17:00' });
    const at = Date.parse('2199-07-01T16:00:00Z');
    const verdict = async (time: number) =>
      (await mayServe(cms.strapi, publicId, new Date(time))).verdict;
    expect(await verdict(at - 1)).toBe('serve');
    expect(await verdict(at)).toBe('no');
  });

  it('hides an entry before anyone has carried it out', async () => {
    const { documentId } = await publishReport();
    const other = await publishReport({ related: [documentId] });
    const { readPublishedList } = cms.built<typeof import('../src/published/read-published')>(
      'published/read-published',
    );
    const { setTakeDown } =
      cms.built<typeof import('../src/taking-down/take-downs')>('taking-down/take-downs');
    const read = async () => {
      const { data } = await readPublishedList(cms.strapi, 'publications', {
        page: 1,
        pageSize: 100,
      });
      return data as { id: string; related: string[] }[];
    };
    expect((await read()).find(({ id }) => id === other.documentId)?.related).toEqual([documentId]);
    // In one transaction, so that the sweep cannot come between.
    await cms.strapi.db
      .transaction(async () => {
        await setTakeDown(cms.strapi, {
          uid,
          documentId,
          at: new Date().toISOString(),
          by: 'A',
          reason: null,
        });
        const seen = await read();
        expect(seen.map(({ id }) => id)).not.toContain(documentId);
        expect(seen.find(({ id }) => id === other.documentId)?.related).toEqual([]);
        throw new Error('rolled back');
      })
      .catch((error: Error) => expect(error.message).toBe('rolled back'));
  });

  it('is carried out, once, within two seconds of its time', async () => {
    const { documentId, publicId } = await publishReport();
    const { setTakeDown } =
      cms.built<typeof import('../src/taking-down/take-downs')>('taking-down/take-downs');
    const at = new Date(Date.now() + 1500);
    await setTakeDown(cms.strapi, {
      uid,
      documentId,
      at: at.toISOString(),
      by: 'Sam Example',
      reason: null,
    });
    const address = `/api/published/documents/${publicId}`;
    expect((await cms.call(address)).status).toBe(200);
    await expect.poll(async () => (await cms.call(address)).status, { timeout: 4000 }).toBe(404);
    const rows = () =>
      cms.strapi.db.connection('withdrawals').where({ document_id: documentId }).select();
    await expect.poll(async () => (await rows()).length, { timeout: 4000 }).toBe(1);
    expect((await rows())[0].by_name).toBe('The schedule that Sam Example set');
    const draft = await cms.strapi.documents(uid).findOne({ documentId });
    expect(Date.parse(String(draft?.updatedAt))).toBeGreaterThanOrEqual(at.getTime());
    const published = { documentId, publishedAt: { $notNull: true } };
    expect(await cms.strapi.db.query(uid).count({ where: published })).toBe(0);
  });

  it('that fails is hidden all the same, shown, tried again after longer pauses, and carried out', async () => {
    const { documentId, publicId } = await publishReport({ title: 'Family Q' });
    const { openAlarms } = cms.built<typeof import('../src/alarms/alarms')>('alarms/alarms');
    const alarms = async () =>
      (await openAlarms(cms.strapi)).filter(({ key }) => key === `take-down:${documentId}`);
    const rowsOf = async (table: string): Promise<Record<string, unknown>[]> =>
      cms.strapi.db.connection(table).where({ document_id: documentId }).select();
    const actions = async () => (await rowsOf('audit_events')).map(({ action }) => action);
    const publishedRows = () =>
      cms.strapi.db.query(uid).count({ where: { documentId, publishedAt: { $notNull: true } } });
    const attempts: number[] = [];
    let isBroken = true;
    cms.strapi.documents.use((context, next) => {
      const { documentId: id } = context.params as { documentId?: string };
      if (!isBroken || context.action !== 'unpublish' || id !== documentId) return next();
      attempts.push(performance.now());
      throw new errors.ApplicationError('“Family Q” cannot come down.');
    });
    const logged = (['error', 'warn', 'info'] as const).map((level) =>
      vi.spyOn(cms.strapi.log, level),
    );
    const { setTakeDown } =
      cms.built<typeof import('../src/taking-down/take-downs')>('taking-down/take-downs');
    const at = new Date().toISOString();
    await setTakeDown(cms.strapi, { uid, documentId, at, by: 'Sam Example', reason: null });

    await expect.poll(() => attempts.length, patience).toBe(3);
    const [first = 0, second = 0, third = 0] = attempts;
    expect(second - first).toBeGreaterThanOrEqual(1000);
    expect(third - second).toBeGreaterThanOrEqual(2000);
    await expect.poll(alarms, patience).toHaveLength(1);
    expect((await alarms())[0]?.text).toMatch(/^A take-down that is due could not be recorded/);
    expect((await cms.call(`/api/published/documents/${publicId}`)).status).toBe(404);
    expect(await publishedRows()).toBe(1);
    expect(await rowsOf('take_downs')).toHaveLength(1);
    expect(await rowsOf('withdrawals')).toEqual([]);
    expect(await actions()).not.toContain('taken-down');

    isBroken = false;
    await expect.poll(publishedRows, patience).toBe(0);
    await expect.poll(alarms, patience).toEqual([]);
    expect(await rowsOf('withdrawals')).toHaveLength(1);
    expect((await actions()).filter((action) => action === 'taken-down')).toHaveLength(1);
    const words = inspect(
      logged.map(({ mock }) => mock.calls),
      { depth: 9 },
    );
    logged.forEach((spy) => spy.mockRestore());
    expect(words).toContain('A take-down that is due could not be carried out: ApplicationError');
    expect(words).not.toContain('Family Q');
  }, 60_000);

  describe('of which a process before this one said that it failed', () => {
    type TakeDowns = typeof import('../src/taking-down/take-downs');
    type Alarms = typeof import('../src/alarms/alarms');
    const far = { atUk: '2199-07-01T17:00' };

    /** Plans one and raises its alarm, as only a process that is gone has. */
    async function failedBefore(): Promise<string> {
      const { documentId } = await publishReport();
      await plan(documentId, far);
      const { raiseAlarm } = cms.built<Alarms>('alarms/alarms');
      await raiseAlarm(cms.strapi, { key: `take-down:${documentId}`, text: 'It failed.' });
      expect(await isAlarmed(documentId)).toBe(true);
      return documentId;
    }

    async function isAlarmed(documentId: string): Promise<boolean> {
      const { openAlarms } = cms.built<Alarms>('alarms/alarms');
      return (await openAlarms(cms.strapi)).some(({ key }) => key === `take-down:${documentId}`);
    }

    it('is no alarm any more once it is carried out', async () => {
      const documentId = await failedBefore();
      const { findTakeDown } = cms.built<TakeDowns>('taking-down/take-downs');
      await cms.strapi.db
        .connection('take_downs')
        .where({ document_id: documentId })
        .update({ at: new Date().toISOString() });
      const isPlanned = async () => (await findTakeDown(cms.strapi, { uid, documentId })) !== null;
      await expect.poll(isPlanned, { timeout: 10_000 }).toBe(false);
      expect(await isAlarmed(documentId)).toBe(false);
    });

    it.each([
      ['moved', (documentId: string) => plan(documentId, { atUk: '2199-07-02T17:00' })],
      ['cancelled', (documentId: string) => plan(documentId, { atUk: null })],
      [
        'overtaken by a withdrawal',
        (documentId: string) => {
          const why = { reason: 'personal-information', text: null, leavesNotice: false };
          const json = { uid, documentId, ...why };
          return cms.as('Approver', '/editor-screens/withdrawals', { json });
        },
      ],
    ])('is none once it is %s', async (_, act) => {
      const documentId = await failedBefore();
      expect((await act(documentId)).status).toBe(200);
      expect(await isAlarmed(documentId)).toBe(false);
    });
  });

  it.each([
    [{ atUk: '2020-01-01T10:00' }, 'is past'],
    [{ atUk: '2027-03-28T01:30' }, 'does not exist'],
    [{ atUk: '2027-10-31T01:30' }, 'comes twice'],
    [{ atUk: 'soon' }, 'Give a date and a time'],
    [{}, 'Give a date and a time'],
  ])('%o is refused: it %s', async (more, words) => {
    const { documentId } = await publishReport();
    const answer = await plan(documentId, more);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(words);
  });

  it('that comes twice is settled by its zone', async () => {
    const { documentId } = await publishReport();
    const answer = await plan(documentId, { atUk: '2199-10-27T01:30', zone: 'GMT' });
    expect(answer.body.data.takeDown?.at).toBe('2199-10-27T01:30:00.000Z');
  });

  it('is not for authors, nor for a draft', async () => {
    const { documentId } = await publishReport();
    expect((await plan(documentId, { atUk: '2199-07-01T17:00' }, 'Author')).status).toBe(403);
    const draft = await createEntry(cms.strapi, uid, {});
    expect((await plan(draft.documentId, { atUk: '2199-07-01T17:00' })).status).toBe(400);
  });
});
