import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry } from './example-entries';
import { RunningCms } from './running-cms';

const uid = 'api::publication.publication' as const;

let cms: RunningCms;
let types: string[];
let start: () => Promise<void>;
let noted: () => Promise<void>;

beforeAll(async () => {
  cms = await RunningCms.start();
  const { strapi } = cms;
  const type = await createEntry(strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  const { holdOlderVersions } = cms.built<typeof import('../src/restoring/hold-older-versions')>(
    'restoring/hold-older-versions',
  );
  start = () => holdOlderVersions(strapi);
  noted = cms.built<typeof import('../src/restoring/public-register')>(
    'restoring/public-register',
  ).standingsNoted;
});

afterAll(() => cms.stop());

const publish = async (fields: object = {}) =>
  (await createEntry(cms.strapi, uid, { types, ...fields }, 'published')).documentId;
const isPublic = async (documentId: string) =>
  (await cms.strapi.db.query(uid).count({
    where: { documentId, publishedAt: { $notNull: true } },
  })) > 0;

/** Sets the counter and the time of one version back, as a backup from before it has them. */
async function goBack(documentId: string, publishedAt: string): Promise<void> {
  await noted();
  await cms.strapi.db.query(uid).updateMany({
    where: { documentId, publishedAt: { $notNull: true } },
    data: { publishedAt },
  });
  await cms.strapi.db.connection('published_revision').update({ revision: 1, public_revision: 1 });
}

async function publishedAtOf(documentId: string): Promise<string> {
  const entry = await cms.strapi.db
    .query(uid)
    .findOne({ where: { documentId, publishedAt: { $notNull: true } } });
  return new Date(entry.publishedAt).toISOString();
}

describe('a start with a restored backup', () => {
  it('takes off what was published again since, and leaves the rest', async () => {
    const mended = await publish();
    const untouched = await publish();
    const before = await publishedAtOf(mended);
    await cms.strapi.documents(uid).publish({ documentId: mended });
    await goBack(mended, before);
    await start();
    expect([await isPublic(mended), await isPublic(untouched)]).toEqual([false, true]);
    const home = await cms.as<{ data: { title: string; count: number }[] }>(
      'Approver',
      '/editor-screens/needs-attention',
    );
    expect(home.body.data).toContainEqual(
      expect.objectContaining({
        title: 'Publications off the site since a backup was restored',
        count: 1,
      }),
    );
    await cms.strapi.documents(uid).publish({ documentId: mended });
    await noted();
    await start();
    expect(await isPublic(mended)).toBe(true);
  });

  it('lets a take-down time count that was set since, and an earlier one stand', async () => {
    const documentId = await publish();
    const json = { uid, documentId, atUk: '2199-07-01T17:00' };
    await cms.as('Approver', '/editor-screens/take-down', { json });
    await goBack(documentId, await publishedAtOf(documentId));
    const plans = () => cms.strapi.db.connection('take_downs').where({ document_id: documentId });
    await plans().delete();
    await start();
    expect(await plans()).toMatchObject([{ at: '2199-07-01T16:00:00.000Z' }]);
    await goBack(documentId, await publishedAtOf(documentId));
    await plans().update({ at: '2198-07-01T16:00:00.000Z' });
    await start();
    expect(await plans()).toMatchObject([{ at: '2198-07-01T16:00:00.000Z' }]);
  });

  it('ends the links of outsiders', async () => {
    const { documentId, updatedAt } = await createEntry(cms.strapi, uid, { types });
    const made = await cms.as('Approver', '/sharing/links', {
      json: { uid, documentId, recipient: 'A', purpose: 'B', days: 3, seen: updatedAt },
    });
    expect(made.status, made.text).toBe(201);
    const links = () => cms.strapi.db.connection('share_links').where({ document_id: documentId });
    const other = await publish();
    await goBack(other, await publishedAtOf(other));
    await start();
    expect(await links()).toMatchObject([{ revoked_by_name: 'A restored backup' }]);
  });
});

it('a start with the database as it was left does nothing', async () => {
  const documentId = await publish();
  await cms.strapi.documents(uid).publish({ documentId });
  await noted();
  await start();
  expect(await isPublic(documentId)).toBe(true);
});

it('a page that was unpublished stays off in a database that does not know it', async () => {
  const page = await createEntry(cms.strapi, 'api::page.page', {}, 'published');
  const { documentId } = page;
  await cms.strapi.documents('api::page.page').unpublish({ documentId });
  await cms.strapi.db.connection('withdrawals').where({ document_id: documentId }).delete();
  await cms.strapi.documents('api::page.page').publish({ documentId });
  const { mergeTombstones } = cms.built<typeof import('../src/withdrawing/merge-tombstones')>(
    'withdrawing/merge-tombstones',
  );
  await mergeTombstones(cms.strapi);
  const where = { documentId, publishedAt: { $notNull: true } };
  expect(await cms.strapi.db.query('api::page.page').count({ where })).toBe(0);
});
