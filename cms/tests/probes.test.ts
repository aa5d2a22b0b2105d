import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GuessNoticesAnswer } from '../src/probes/answers';
import { minuteOf } from '../src/probes/guess-counter';
import { createEntry, upload } from './example-entries';
import { FakeSite, FrontOfCms } from './fake-site';
import { RunningCms, type Role } from './running-cms';
import { pdfWithPages } from './sample-files';

const minute = 60_000;
const unknownId = 'zzzzzzzzzzzzzzzzzzzzzzzz';
const site = new FakeSite();
const front = new FrontOfCms();

let cms: RunningCms;
let notices: typeof import('../src/probes/notices');
let watch: typeof import('../src/probes/watch');

beforeAll(async () => {
  cms = await RunningCms.start({ SITE_URL: await site.listen(), CMS_URL: await front.listen() });
  front.port = cms.port;
  notices = cms.built('probes/notices');
  watch = cms.built('probes/watch');
});

afterAll(async () => {
  await cms.stop();
  site.close();
  front.close();
});

beforeEach(async () => {
  await watch.storeCounts(cms.strapi);
  await cms.strapi.db.connection('guess_counts').delete();
  await cms.strapi.db.connection('guess_notices').delete();
});

function tell(body: unknown, token = cms.siteToken) {
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  return cms.call('/api/probes', { json: body, headers });
}

function minutesAgo(count: number): string {
  return minuteOf(new Date(Date.now() - count * minute));
}

async function openNotices(role: Role = 'Author'): Promise<GuessNoticesAnswer> {
  const answer = await cms.as<{ data: GuessNoticesAnswer }>(role, '/guess-notices/open');
  expect(answer.status, answer.text).toBe(200);
  return answer.body.data;
}

/** As the watch does every ten seconds, at a later time. */
async function lookAfter(minutes: number): Promise<void> {
  await watch.storeCounts(cms.strapi);
  await notices.raiseNotices(cms.strapi, new Date(Date.now() + minutes * minute));
}

async function counted(source: string): Promise<Record<string, number>> {
  await watch.storeCounts(cms.strapi);
  const rows = await cms.strapi.db.connection('guess_counts').where({ source });
  const sums: Record<string, number> = {};
  for (const { kind, count } of rows) sums[kind] = (sums[kind] ?? 0) + Number(count);
  return sums;
}

describe('what the site tells of its refusals', () => {
  const none = { document: 0, preview: 0, share: 0 };

  it('is added up, whichever process of it tells', async () => {
    const sent = { minute: minutesAgo(2), document: 7, preview: 1, share: 2 };
    expect((await tell(sent)).status).toBe(204);
    expect((await tell(sent)).status).toBe(204);
    expect(await counted('site')).toEqual({ document: 14, preview: 2, share: 4 });
  });

  it('is taken from the site alone', async () => {
    const sent = { minute: minutesAgo(2), document: 7, preview: 0, share: 0 };
    expect([401, 403]).toContain((await tell(sent, '')).status);
    expect([401, 403]).toContain((await tell(sent, 'x'.repeat(64))).status);
    expect([401, 403]).toContain((await tell(sent, await cms.tokenOf('Administrator'))).status);
    expect(await counted('site')).toEqual({});
  });

  it('is refused when it is not what it must be', async () => {
    for (const wrong of [
      { ...none, minute: minutesAgo(121) },
      { ...none, minute: minutesAgo(-3) },
      { ...none, minute: minutesAgo(2), document: -5 },
      { ...none, minute: minutesAgo(2), visitor: '192.0.2.1' },
    ]) {
      expect((await tell(wrong)).status).toBe(400);
    }
  });
});

describe('what the CMS refuses itself', () => {
  it('is counted by its kind, and nothing else is', async () => {
    for (const address of [
      `/api/published/documents/${unknownId}`,
      '/media/x.pdf',
      '/uploads/report.pdf',
      '/UPLOADS/report.pdf',
      '/api/preview/x',
      '/api/share/x',
      '/api/published/publications',
      '/nothing-here',
    ]) {
      await cms.call(address);
    }
    expect(await counted('cms')).toEqual({ document: 4, preview: 1, share: 1 });
  });

  it('is not counted when the site asks, which counts itself', async () => {
    await cms.asSite(`/api/preview/x`);
    expect(await counted('cms')).toEqual({});
  });

  it('is counted in no table while a visitor waits', async () => {
    await cms.call(`/api/published/documents/${unknownId}`);
    expect(await cms.strapi.db.connection('guess_counts')).toEqual([]);
  });

  it('leaves a document that is served out', async () => {
    const { body } = await upload(cms, 'Author', pdfWithPages(1), 'a.pdf', 'application/pdf');
    const form = await createEntry(
      cms.strapi,
      'api::form.form',
      {
        documents: [{ title: 'Form', file: body[0]?.id, language: 'English', isAccessible: true }],
      },
      'published',
    );
    const [document] = (await publicIdsOf(form.documentId)) as [string];
    expect((await cms.call(`/api/published/documents/${document}`)).status).toBe(200);
    expect(await counted('cms')).toEqual({});
  });

  async function publicIdsOf(documentId: string): Promise<string[]> {
    const entry = await cms.strapi
      .documents('api::form.form')
      .findOne({ documentId, status: 'published', populate: ['documents'] } as never);
    const { documents } = entry as unknown as { documents: { publicId: string }[] };
    return documents.map(({ publicId }) => publicId);
  }
});

describe('a notice of guessing', () => {
  const guesses = (document: number, at = 3) =>
    tell({ minute: minutesAgo(at), document, preview: 0, share: 0 });

  it('is raised for twenty tries at documents, and not for nineteen', async () => {
    await guesses(19);
    await lookAfter(0);
    expect((await openNotices()).notices).toEqual([]);
    await guesses(1);
    await lookAfter(0);
    expect((await openNotices()).notices).toMatchObject([
      {
        text: expect.stringMatching(
          /^Somebody may be guessing at addresses of documents: 20 tries between \d\d:\d\d and \d\d:\d\d on .+\. Nothing was found: each of them was refused\.$/,
        ),
      },
    ]);
  });

  it('counts what the CMS refused too', async () => {
    await guesses(10, 1);
    for (let at = 0; at < 10; at += 1) await cms.call(`/media/${at}.pdf`);
    await lookAfter(2);
    expect((await openNotices()).notices).toHaveLength(1);
  });

  it('is not raised for the tries of the embargo check', async () => {
    const check = cms.built<typeof import('../src/embargo-check/check-embargo')>(
      'embargo-check/check-embargo',
    );
    const { body } = await upload(cms, 'Author', pdfWithPages(1), 'b.pdf', 'application/pdf');
    const draft = await createEntry(cms.strapi, 'api::form.form', {
      title: 'A form that is not public',
      documents: [{ title: 'Form', file: body[0]?.id, language: 'English', isAccessible: true }],
    });
    site.pages.clear();
    site.pages.set('/', 'Home');
    const report = await check.checkEmbargo(cms.strapi, 'api::form.form', draft.documentId, {
      by: 'A test',
    });
    expect(report?.tried.length).toBeGreaterThan(50);
    const refused = site.asked.filter(({ path }) => /^\/+documents\//i.test(path));
    expect(refused.length).toBeGreaterThan(10);
    for (const minute of new Set(refused.map(({ at }) => minuteOf(at)))) {
      const tries = refused.filter(({ at }) => minuteOf(at) === minute).length;
      await tell({ minute, document: tries, preview: 0, share: 0 });
    }
    await lookAfter(3);
    expect((await openNotices()).notices).toEqual([]);
    await tell({ minute: minutesAgo(0), document: 40, preview: 0, share: 0 });
    await lookAfter(3);
    expect((await openNotices()).notices).toHaveLength(1);
  });

  it('waits until all have told of a minute', async () => {
    await guesses(50, 0);
    await notices.raiseNotices(cms.strapi, new Date());
    expect((await openNotices()).notices).toEqual([]);
    await lookAfter(2);
    expect((await openNotices()).notices).toHaveLength(1);
  });

  it('grows while it goes on', async () => {
    await guesses(25, 12);
    await lookAfter(0);
    await guesses(30, 8);
    await lookAfter(0);
    const { notices: open } = await openNotices();
    expect(open).toHaveLength(1);
    expect(open[0]?.text).toContain('55 tries');
  });

  it('is put away by an approver, which is recorded; guessing after that is told anew', async () => {
    await guesses(25, 12);
    await lookAfter(0);
    const { notices: open, mayMarkSeen } = await openNotices('Author');
    expect(mayMarkSeen).toBe(false);
    const address = `/guess-notices/${encodeURIComponent(open[0]?.id ?? '')}/seen`;
    expect((await cms.as('Author', address, { method: 'POST' })).status).toBe(403);
    expect((await openNotices('Approver')).mayMarkSeen).toBe(true);
    const seen = await cms.as<{ data: GuessNoticesAnswer }>('Approver', address, {
      method: 'POST',
    });
    expect(seen.body.data.notices).toEqual([]);
    const [row] = await cms.strapi.db.connection('guess_notices');
    expect(row.seen_by).toMatch(/\w/);
    expect(Date.parse(row.seen_at)).toBeGreaterThan(Date.now() - minute);
    await lookAfter(0);
    expect((await openNotices()).notices).toEqual([]);
    await guesses(30, 5);
    await lookAfter(0);
    expect((await openNotices()).notices[0]?.text).toContain('30 tries');
  });

  it('that is not there cannot be put away', async () => {
    const address = '/guess-notices/2026-01-01T00%3A00%3A00.000Z/seen';
    expect((await cms.as('Approver', address, { method: 'POST' })).status).toBe(404);
  });
});

it('counts are forgotten after thirty days', async () => {
  const table = () => cms.strapi.db.connection('guess_counts');
  const stored = cms.built<typeof import('../src/probes/stored-counts')>('probes/stored-counts');
  const old = new Date(Date.now() - 31 * 24 * 60 * minute).toISOString();
  const row = { kind: 'document', source: 'site', count: 1 };
  await table().insert([
    { ...row, minute: old },
    { ...row, minute: minutesAgo(5) },
  ]);
  await stored.forgetOldCounts(cms.strapi, new Date());
  expect(await table()).toMatchObject([{ minute: minutesAgo(5) }]);
});
