import { contentSha256 } from '@learning-reviews/content-contract/content-hash';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmsAnswer } from '../src/alarms/answers';
import type { ReceiptAnswer } from '../src/receipts/answers';
import { receiptSentence } from '../src/receipts/receipt-words';
import { createEntry, upload } from './example-entries';
import { makeReceipt } from './make-receipt';
import { RunningCms, type Role } from './running-cms';
import { pdfWithPages } from './sample-files';
import { ShowingSite } from './showing-site';

const uid = 'api::publication.publication' as const;
const site = new ShowingSite();

interface Published {
  documentId: string;
  path: string;
  hash: string;
  document: { path: string; bytes: Buffer };
}

interface PublishedItem {
  id: string;
  slug: string;
  documents: { id: string; fileName: string; sha256: string }[];
}

/** Patient, since other work may keep the machine busy. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 10_000 });

let cms: RunningCms;
let types: string[];

beforeAll(async () => {
  cms = await RunningCms.start({ SITE_URL: await site.open() });
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(async () => {
  await cms.stop();
  await site.close();
});

/** Nothing of one test waits for the site in the next. */
beforeEach(async () => {
  site.shows.clear();
  await cms.strapi.db.connection('receipts').delete();
  await cms.strapi.db.connection('alarms').delete();
});

async function publish(fields: object = {}): Promise<Published> {
  const bytes = pdfWithPages(1, `${Math.random()}`);
  const [file] = (await upload(cms, 'Author', bytes, 'r.pdf', 'application/pdf')).body;
  const documents = [{ title: 'Full report', file: file?.id }];
  const { documentId } = await createEntry(
    cms.strapi,
    uid,
    { types, documents, ...fields },
    'published',
  );
  return told(documentId, bytes);
}

/** What the site is told of it, over HTTP, as the site itself hears it. */
async function told(documentId: string, bytes: Buffer): Promise<Published> {
  const list = await cms.asSite<{ data: PublishedItem[] }>('/api/published/publications');
  const item = list.body.data.find(({ id }) => id === documentId)!;
  const { id, fileName } = item.documents[0]!;
  const path = `/learning-reviews/publications/${item.slug}`;
  const document = { path: `/documents/${id}/${fileName}`, bytes };
  return { documentId, path, hash: contentSha256(item), document };
}

function show({ path, hash, document }: Published): void {
  site.shows.set(path, { hash });
  site.shows.set(document.path, { bytes: document.bytes });
}

async function receiptsOf({ documentId }: { documentId: string }, role: Role = 'Author') {
  const address = `/editor-screens/receipts?uid=${uid}&documentId=${documentId}`;
  return (await cms.as<{ data: ReceiptAnswer[] }>(role, address)).body.data;
}

const stateOf = async (entry: { documentId: string }) => (await receiptsOf(entry))[0]?.state;
const faultOf = async (entry: { documentId: string }) => (await receiptsOf(entry))[0]?.fault;

async function alarms(): Promise<AlarmsAnswer['alarms']> {
  const answer = await cms.as<{ data: AlarmsAnswer }>('Author', '/editor-screens/alarms');
  return answer.body.data.alarms;
}

/** Has a release be older than it is, so that a minute need not pass. */
async function wasDone({ documentId }: { documentId: string }, secondsAgo: number): Promise<void> {
  const [receipt] = await receiptsOf({ documentId });
  const done_at = new Date(Date.now() - secondsAgo * 1000).toISOString();
  await cms.strapi.db.connection('receipts').where({ id: receipt?.id }).update({ done_at });
}

describe('what was published', () => {
  it('is seen in public once the site shows it, and the receipt proves it', async () => {
    const began = Date.now();
    const report = await publish();
    await soon(() => faultOf(report)).toBe('the site answered 404');
    expect(await stateOf(report)).toBe('looking');
    show(report);
    await soon(() => stateOf(report)).toBe('seen');
    const [receipt] = await receiptsOf(report);
    expect(receipt).toMatchObject({ releaseId: null, fault: null, others: 0 });
    const { dueAt, doneAt, seenAt } = receipt!;
    expect(dueAt).toBe(doneAt);
    expect(Date.parse(doneAt)).toBeGreaterThanOrEqual(began);
    expect(Date.parse(seenAt!)).toBeGreaterThan(Date.parse(doneAt));
    const sha256 = createHash('sha256').update(report.document.bytes).digest('hex');
    expect(receipt?.items).toEqual([
      expect.objectContaining({
        path: report.path,
        contentSha256: report.hash,
        documents: [{ path: report.document.path, sha256, seenAt: expect.any(String) }],
      }),
    ]);
    const row = await cms.strapi.db
      .connection('audit_events')
      .where({ seq: receipt?.audit?.seq })
      .first();
    expect(receipt?.audit?.hash).toBe(row.hash);
    const ofIt = { document_id: report.documentId, action: 'published' };
    const event = await cms.strapi.db.connection('audit_events').where(ofIt).first();
    expect(Number(event.seq)).toBeLessThanOrEqual(receipt!.audit!.seq);
  });

  it('is not seen while the page shows other content', async () => {
    const report = await publish();
    show(report);
    site.shows.set(report.path, { hash: 'f'.repeat(64) });
    await soon(() => faultOf(report)).toBe('the page shows other content');
    await pause(1200);
    expect(await stateOf(report)).toBe('looking');
    expect(site.timesAsked(report.document.path)).toBe(0);
    show(report);
    await soon(() => stateOf(report)).toBe('seen');
  });

  it('is not seen while a page does not say what it shows', async () => {
    const report = await publish();
    site.shows.set(report.path, {});
    await soon(() => faultOf(report)).toBe('the page does not say which content it shows');
  });

  it('is not seen while one byte of a document is another', async () => {
    const report = await publish();
    show(report);
    const bytes = Buffer.from(report.document.bytes);
    bytes[bytes.length - 1]! ^= 1;
    site.shows.set(report.document.path, { bytes });
    await soon(() => faultOf(report)).toBe(
      'a document: its bytes are not those that were released',
    );
    expect(await stateOf(report)).toBe('looking');
    show(report);
    await soon(() => stateOf(report)).toBe('seen');
  });

  it('is seen when what it links to was hidden meanwhile', async () => {
    const other = await publish();
    const report = await publish({ related: [other.documentId] });
    await cms.strapi.documents(uid).unpublish({ documentId: other.documentId });
    const now = await told(report.documentId, report.document.bytes);
    expect(now.hash).not.toBe(report.hash);
    show(now);
    await soon(() => stateOf(report)).toBe('seen');
    expect((await receiptsOf(report))[0]?.items[0]?.contentSha256).toBe(now.hash);
  });
});

describe('what was overtaken', () => {
  it('by a withdrawal is no alarm, however long ago it went out', async () => {
    const report = await publish();
    // So that nobody looks before it is withdrawn.
    const leased = { leased_by: 'a process that died', leased_until: inSeconds(3) };
    await cms.strapi.db.connection('receipts').update({ ...leased, next_look_at: '2000' });
    await wasDone(report, 3600);
    await cms.strapi.db.connection('alarms').delete();
    const json = {
      uid,
      documentId: report.documentId,
      reason: 'personal-information',
      text: null,
      leavesNotice: false,
    };
    expect((await cms.as('Approver', '/editor-screens/withdrawals', { json })).status).toBe(200);
    await soon(() => stateOf(report)).toBe('overtaken');
    expect((await receiptsOf(report))[0]?.seenAt).toBeNull();
    expect(await alarms()).toEqual([]);
  });

  it('by a newer version is no alarm, and the newer one is looked for', async () => {
    const report = await publish();
    await soon(() => faultOf(report)).toBe('the site answered 404');
    const { documentId } = report;
    await cms.strapi.documents(uid).update({ documentId, data: { summary: 'Another.' } });
    await cms.strapi.documents(uid).publish({ documentId });
    show(await told(documentId, report.document.bytes));
    const states = async () => (await receiptsOf(report)).map(({ state }) => state);
    await soon(states).toEqual(['seen', 'overtaken']);
    expect(await alarms()).toEqual([]);
  });
});

describe('what nobody sees within a minute', () => {
  it('raises an alarm that names the entry to editors only, and is over once it is seen', async () => {
    const report = await publish({ title: 'Family Blackbird' });
    await soon(() => faultOf(report)).toBe('the site answered 404');
    await wasDone(report, 58);
    await pause(800);
    expect(await alarms()).toEqual([]);
    await soon(alarms).toHaveLength(1);
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({ title: 'Family Blackbird' });
    expect(alarm?.editPath).toContain(report.documentId);
    expect(alarm?.text).toMatch(/was not seen in public within a minute \(the site answered 404\)/);
    const ready = await cms.call<{ status: string; alarms: object[] }>('/readyz');
    expect(ready.status).toBe(200);
    expect(ready.body).toEqual({
      status: 'ready',
      hasAlarms: true,
      alarmsSince: alarm?.raisedAt,
      alarms: [{ key: alarm?.key, text: alarm?.text, since: alarm?.raisedAt }],
    });
    expect(ready.text).not.toContain('Blackbird');
    const proxied = await cms.call('/readyz', { headers: { 'X-Forwarded-For': '192.0.2.1' } });
    const summary = { status: 'ready', hasAlarms: true, alarmsSince: alarm?.raisedAt };
    expect(proxied.body).toEqual(summary);
    show(report);
    await soon(() => stateOf(report)).toBe('seen');
    expect(await alarms()).toEqual([]);
  });

  it('because the site is away is one alarm for all, and is over when the site is back', async () => {
    const reports = [await publish(), await publish()];
    reports.forEach(show);
    await site.close();
    try {
      await cms.strapi.db.connection('receipts').delete();
      const doneAt = new Date(Date.now() - 61_000);
      for (const { documentId } of reports) {
        const entries = [{ uid, documentId }];
        const times = { dueAt: doneAt, doneAt };
        await makeReceipt(cms, {
          releaseId: null,
          ...times,
          entries,
          wantsReceipt: [],
        });
      }
      await soon(alarms).toHaveLength(1);
      expect((await alarms())[0]).toMatchObject({ key: 'site-away', title: null });
      await pause(2000);
      expect(await alarms()).toHaveLength(1);
    } finally {
      await site.open();
    }
    for (const report of reports) {
      await soon(() => stateOf(report)).toBe('seen');
    }
    await soon(alarms).toEqual([]);
  });

  it('is dealt with by an approver, and not by an author', async () => {
    const { raiseAlarm } = cms.built<typeof import('../src/alarms/alarms')>('alarms/alarms');
    await raiseAlarm(cms.strapi, { key: 'a-test', text: 'Something is wrong.' });
    const clear = (role: Role, key: string) =>
      cms.as(role, '/editor-screens/alarms/clear', { json: { key } });
    expect((await clear('Author', 'a-test')).status).toBe(403);
    expect(await alarms()).toHaveLength(1);
    expect((await clear('Approver', 'a-test')).status).toBe(200);
    expect((await clear('Approver', 'a-test')).status).toBe(404);
    expect(await alarms()).toEqual([]);
    await raiseAlarm(cms.strapi, { key: 'a-test', text: 'It is wrong again.' });
    expect(await alarms()).toEqual([expect.objectContaining({ text: 'It is wrong again.' })]);
  });
});

describe('looking', () => {
  it('is done once at a time, by however many', async () => {
    const { startLooking } =
      cms.built<typeof import('../src/receipts/start-looking')>('receipts/start-looking');
    const stops = [startLooking(cms.strapi), startLooking(cms.strapi)];
    try {
      const report = await publish();
      await soon(() => site.timesAsked(report.path)).toBeGreaterThan(0);
      show(report);
      site.shows.set(report.path, { hash: report.hash, after: 4000 });
      const asked = site.timesAsked(report.path) + 1;
      await soon(() => site.timesAsked(report.path)).toBe(asked);
      await pause(2500);
      expect(site.timesAsked(report.path)).toBe(asked);
      await soon(() => stateOf(report)).toBe('seen');
      expect(site.timesAsked(report.path)).toBe(asked);
      expect(site.timesAsked(report.document.path)).toBe(1);
    } finally {
      await Promise.all(stops.map((stop) => stop()));
    }
  });

  it('goes on where a process died, once nobody waits for it any more', async () => {
    const report = await publish();
    const leased = { leased_by: 'a process that died', leased_until: inSeconds(3) };
    await cms.strapi.db.connection('receipts').update({ ...leased, next_look_at: '2000' });
    await pause(300);
    show(report);
    const asked = site.timesAsked(report.path);
    await pause(1500);
    expect(site.timesAsked(report.path)).toBe(asked);
    await soon(() => stateOf(report)).toBe('seen');
  });
});

const inSeconds = (count: number) => new Date(Date.now() + count * 1000).toISOString();

describe('a receipt', () => {
  it('is a file for who may read the entry, and nobody else', async () => {
    const report = await publish();
    show(report);
    await soon(() => stateOf(report)).toBe('seen');
    const [receipt] = await receiptsOf(report);
    const address = `/editor-screens/receipts/${receipt?.id}.json`;
    const answer = await cms.as<ReceiptAnswer>('Author', address);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="receipt-${receipt?.id}.json"`,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toEqual(receipt);
    const list = `/editor-screens/receipts?uid=${uid}&documentId=${report.documentId}`;
    for (const one of [address, list, '/editor-screens/alarms']) {
      expect((await cms.call(one)).status, one).toBe(401);
      expect((await cms.asSite(one)).status, one).toBe(401);
    }
    const missing = '/editor-screens/receipts/00000000-0000-0000-0000-000000000000.json';
    expect((await cms.as('Administrator', missing)).status).toBe(404);
    const noEntry = list.replace(report.documentId, 'nothing');
    expect((await cms.as('Administrator', noEntry)).status).toBe(404);
    const noType = list.replace(uid, 'admin::user');
    expect((await cms.as('Administrator', noType)).status).toBe(404);
  });

  it('of a bundle has all of it, and says what was not looked at once the last was seen', async () => {
    const [one, other] = [await publish(), await publish()];
    const theme = await createEntry(cms.strapi, 'api::theme.theme', {}, 'published');
    await cms.strapi.db.connection('receipts').delete();
    const now = new Date();
    const id = await makeReceipt(cms, {
      releaseId: 'a-release',
      dueAt: now,
      doneAt: now,
      entries: [
        { uid, documentId: one.documentId },
        { uid, documentId: other.documentId },
        { uid: 'api::theme.theme', documentId: theme.documentId },
      ],
      wantsReceipt: [],
    });
    show(one);
    const read = async () => (await receiptsOf(one)).find((receipt) => receipt.id === id);
    await soon(async () => (await read())?.fault).toBe('the site answered 404');
    expect((await read())?.state).toBe('looking');
    show(other);
    await soon(async () => (await read())?.state).toBe('partly-seen');
    expect(await read()).toMatchObject({ seen: 2, notLookedAt: ['theme'] });
    expect(receiptSentence((await read())!)).toBe(
      'Seen on the site exactly as released: 2 of 3. The CMS does not look at pages of this kind (theme); look yourself.',
    );
    expect((await read())?.seenAt).not.toBeNull();
    const states = (await read())?.items.map(({ state }) => state).sort();
    expect(states).toEqual(['seen', 'seen', 'without-page']);
  });

  it('of what nobody looks at does not say that it has no page', async () => {
    const entry = await createEntry(cms.strapi, 'api::theme.theme', {}, 'published');
    const page = { uid: 'api::theme.theme', documentId: entry.documentId };
    const now = new Date();
    await makeReceipt(cms, {
      releaseId: 'of-a-theme',
      dueAt: now,
      doneAt: now,
      entries: [page],
      wantsReceipt: [],
    });
    const address = `/editor-screens/receipts?uid=${page.uid}&documentId=${page.documentId}`;
    const read = async () =>
      (await cms.as<{ data: ReceiptAnswer[] }>('Author', address)).body.data[0]!;
    await soon(async () => (await read()).state).toBe('without-page');
    expect((await read()).seenAt).toBeNull();
    expect(receiptSentence(await read())).toBe(
      'The CMS does not look at pages of this kind (theme); look yourself.',
    );
  });

  it('is made with what it proves, or not at all', async () => {
    const before = await cms.strapi.db.connection('receipts').select('id');
    const report = await createEntry(cms.strapi, uid, { types });
    await cms.strapi.db
      .transaction(async () => {
        await cms.strapi.documents(uid).publish({ documentId: report.documentId });
        throw new Error('rolled back');
      })
      .catch((error: Error) => expect(error.message).toBe('rolled back'));
    expect(await cms.strapi.db.connection('receipts').select('id')).toEqual(before);
  });
});
