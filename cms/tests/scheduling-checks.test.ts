import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ServerResponse } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEntry, upload } from './example-entries';
import { inMilliseconds, Planned } from './planned-releases';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

// Upper limits for a busy machine; what must be quick is measured.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

type DryRun = typeof import('../src/scheduling/dry-run');

const uid = 'api::publication.publication' as const;

let cms: RunningCms;
let planned: Planned;
let dryRun: DryRun['dryRun'];

beforeAll(async () => {
  cms = await RunningCms.start();
  planned = await Planned.on(cms);
  ({ dryRun } = cms.built<DryRun>('scheduling/dry-run'));
});

afterAll(() => cms.stop());

const tomorrow = () => inMilliseconds(24 * 3_600_000);

/** What the CMS writes while nobody does anything. */
const goOnByThemselves = ['release_clock', 'receipts', 'receipt_items', 'alarms', 'mails'];

/** Every row of every table, and every file of the data and of the withdrawals. */
async function everything(): Promise<Record<string, string>> {
  const { connection, dialect } = cms.strapi.db;
  const names: string[] = await dialect.schemaInspector.getTables();
  const found: Record<string, string> = {};
  for (const name of names.filter((one) => !goOnByThemselves.includes(one))) {
    const rows: unknown[] = await connection(name).select();
    found[name] = JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());
  }
  for (const folder of [path.join(cms.dataDir, 'documents'), `${cms.dataDir}-withdrawals`]) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isFile()) found[file] = readFileSync(file, 'latin1');
    }
  }
  return found;
}

/** Strapi sends its events after the commit, and waits for nobody. */
const eventsSent = () => pause(1000);

async function withDocument() {
  const bytes = pdfWithPages(1, `${Math.random()}`);
  const [file] = (await upload(cms, 'Author', bytes, 'r.pdf', 'application/pdf')).body;
  return planned.draft({ documents: [{ title: 'Full report', file: file?.id }] });
}

describe('the dry run', () => {
  it('leaves nothing: no row, no file, no event, no revision', async () => {
    const first = await withDocument();
    const live = await withDocument();
    await cms.strapi.documents(uid).publish({ documentId: live.documentId });
    await cms.strapi
      .documents(uid)
      .update({ documentId: live.documentId, data: { summary: 'Changed since.' } as never });
    await eventsSent();
    const events: string[] = [];
    const listener = (name: string) => void events.push(name);
    cms.strapi.eventHub.subscribe(listener as never);
    await cms
      .built<typeof import('../src/restoring/public-register')>('restoring/public-register')
      .standingsNoted();
    const before = await everything();
    expect(Object.keys(before).length).toBeGreaterThan(40);
    await dryRun(cms.strapi, [first, live]);
    await eventsSent();
    const after = await everything();
    const differs = Object.keys({ ...before, ...after }).filter(
      (name) => before[name] !== after[name],
    );
    expect(differs).toEqual([]);
    expect(events).toEqual([]);
    expect(await planned.publishedRows(first)).toBe(0);
    // What would have been noticed.
    await cms.strapi.documents(uid).publish({ documentId: first.documentId });
    await eventsSent();
    expect(events).toContain('entry.publish');
    expect((await everything()).published_revision).not.toBe(before.published_revision);
    cms.strapi.eventHub.unsubscribe(listener as never);
  });

  it('cuts off nobody who is reading what is public', async () => {
    const live = await withDocument();
    await cms.strapi.documents(uid).publish({ documentId: live.documentId });
    const part = await cms.strapi.db
      .query(uid)
      .findOne({ where: { documentId: live.documentId }, populate: { documents: true } });
    const publicId = String(part.documents[0].publicId);
    const { noteDownload } = cms.built<typeof import('../src/documents/running-downloads')>(
      'documents/running-downloads',
    );
    const download = noteDownload(publicId, new ServerResponse({ method: 'GET' } as never));
    await dryRun(cms.strapi, [live]);
    expect(download.wasTakenOff).toBe(false);
    await cms.strapi.documents(uid).unpublish({ documentId: live.documentId });
    expect(download.wasTakenOff).toBe(true);
  });
});

describe('planning refuses at once what publishing would refuse', () => {
  const plan = (entry: object, more: object = {}) =>
    cms.as<{ error: { message: string } }>('Approver', '/editor-screens/releases', {
      json: { entries: [entry], atUk: '2199-07-01T17:00', ...more },
    });
  const publish = ({ documentId }: { documentId: string }) =>
    cms.as<{ error: { message: string } }>(
      'Approver',
      `/content-manager/collection-types/${uid}/${documentId}/actions/publish`,
      { json: {} },
    );

  it.each([
    ['a missing summary', { summary: '' }],
    ['a link to what is not public', { body: 'link' }],
    ['no review type', { types: [] }],
    ['a document without a file', { documents: [{ title: 'Report' }] }],
  ])('%s, in the same words', async (_name, fields: Record<string, unknown>) => {
    const hidden = await planned.draft();
    const where = { documentId: hidden.documentId };
    const { slug } = await cms.strapi.db.query(uid).findOne({ where });
    const address = `/learning-reviews/publications/${slug}`;
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: address }] }];
    const entry = await planned.draft(fields.body ? { body } : fields);
    const refused = await plan(entry);
    const same = await publish(entry);
    expect([refused.status, same.status]).toEqual([400, 400]);
    expect(refused.body.error.message).toBe(same.body.error.message);
    const rows = await cms.strapi.db.connection('release_items').where({
      document_id: entry.documentId,
    });
    expect(rows).toEqual([]);
  });

  it('and names the entry in a bundle', async () => {
    const [fine, bad] = [await planned.draft(), await planned.draft({ title: 'B', summary: '' })];
    const answer = await plan(fine, { entries: [fine, bad] });
    expect(answer.body.error.message).toMatch(/^B: /);
  });

  it.each([
    [{ atUk: '2020-01-01T10:00' }, 'is past. Choose a later time, or publish it now.'],
    [{ atUk: '2027-03-28T01:30' }, 'does not exist'],
    [{ atUk: '2027-10-31T01:30' }, 'comes twice'],
    [{ atUk: 'soon' }, 'Give a date and a time'],
    [{ entries: [] }, 'Choose what goes live.'],
    [{ entries: 'all' }, 'Choose what goes live.'],
  ])('%o: it %s', async (more, words) => {
    const answer = await plan(await planned.draft(), more);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(words);
  });

  it('what is planned already, and what is not there', async () => {
    const entry = await planned.draft();
    await planned.plan(tomorrow(), entry);
    expect((await plan(entry)).body.error.message).toContain('is planned already');
    expect((await plan({ uid, documentId: 'nothing' })).status).toBe(404);
    const redirect = await createEntry(cms.strapi, 'api::redirect.redirect');
    const other = { uid: 'api::redirect.redirect', documentId: redirect.documentId };
    expect((await plan(other)).status).toBe(404);
  });
});
