import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { publishedLists, removalLists } from '@learning-reviews/content-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

const uid = 'api::publication.publication' as const;
const never = '/api/published/documents/aaaaaaaaaaaaaaaaaaaaaaaa';

interface State {
  isPublished: boolean;
  path: string | null;
  mayPublish: boolean;
  withdrawal: { reason: string; text: string | null; withdrawnBy: string } | null;
  takenDown: { by: string } | null;
}

interface Report {
  documentId: string;
  slug: string;
  publicId: string;
  address: string;
}

let cms: RunningCms;
let types: string[];

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(() => cms.stop());

const folder = () => `${cms.dataDir}-withdrawals`;
const isFile = (name: string) => name.endsWith('.json');
const tombstones = () => (existsSync(folder()) ? readdirSync(folder()).filter(isFile) : []);
const stateOf = async (documentId: string) =>
  (
    await cms.as<{ data: State }>(
      'Approver',
      `/editor-screens/release-state?uid=${uid}&documentId=${documentId}`,
    )
  ).body.data;
const removals = async (name: string) =>
  (await cms.asSite<{ data: { id: string }[] }>(`/api/removals/${name}`)).body.data;
const listed = async (name: keyof typeof publishedLists) =>
  (await cms.call<{ data: { id: string }[] }>(`/api/published/${name}`)).body.data.map(
    ({ id }) => id,
  );

async function publishReport(fields: Record<string, unknown> = {}): Promise<Report> {
  const name = `${Math.random()}`;
  const [file] = (await upload(cms, 'Author', pdfWithPages(1, name), 'r.pdf', 'application/pdf'))
    .body;
  const documents = [{ title: 'Full report', file: file?.id }];
  const { documentId } = await createEntry(
    cms.strapi,
    uid,
    { types, documents, ...fields },
    'published',
  );
  const entry = await cms.strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: { $notNull: true } },
    populate: { documents: true },
  });
  const publicId = String(entry.documents[0].publicId);
  const address = `/api/published/documents/${publicId}`;
  return { documentId, slug: entry.slug, publicId, address };
}

function withdraw(documentId: string, more: object = {}, role: 'Approver' | 'Author' = 'Approver') {
  const json = { uid, documentId, reason: 'personal-information', leavesNotice: true, ...more };
  return cms.as<{ data: State }>(role, '/editor-screens/withdrawals', { json });
}

describe('a withdrawal with a notice', () => {
  it('takes the page and the documents off at once, and tells the site', async () => {
    const report = await publishReport();
    expect((await cms.call(report.address)).status).toBe(200);
    const before = (await cms.call<{ revision: number }>('/api/published/revision')).body.revision;
    const answer = await withdraw(report.documentId, { text: ' We shall publish it again. ' });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({
      isPublished: false,
      path: `/learning-reviews/publications/${report.slug}`,
      withdrawal: { reason: 'personal-information', text: 'We shall publish it again.' },
    });
    expect((await cms.call(report.address)).status).toBe(410);
    expect(await listed('publications')).not.toContain(report.documentId);
    const after = (await cms.call<{ revision: number }>('/api/published/revision')).body.revision;
    expect(after).toBeGreaterThan(before);
    const notice = (await removals('withdrawals')).find(
      (one) => (one as never as { path: string }).path === answer.body.data.path,
    );
    expect(removalLists.withdrawals.parse(notice)).toMatchObject({
      documents: [report.publicId],
      reason: 'personal-information',
      text: 'We shall publish it again.',
    });
    expect(JSON.stringify(notice)).not.toContain('Family K');
  });

  it('is kept in a file of its own, for the owner only', async () => {
    const known = new Set(tombstones());
    const report = await publishReport();
    await withdraw(report.documentId);
    const [made = ''] = tombstones().filter((name) => !known.has(name));
    const file = path.join(folder(), made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      uid,
      documentId: report.documentId,
      documents: [report.publicId],
    });
    expect(tombstones().filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('bars publishing until it is lifted', async () => {
    const report = await publishReport();
    await withdraw(report.documentId);
    const address = `/content-manager/collection-types/${uid}/${report.documentId}/actions/publish`;
    const refused = await cms.as('Approver', address, { json: {} });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Lift the withdrawal');
    expect((await cms.call(report.address)).status).toBe(410);
    const json = { uid, documentId: report.documentId };
    const lifted = await cms.as<{ data: State }>('Approver', '/editor-screens/withdrawals/lift', {
      json,
    });
    expect(lifted.body.data).toMatchObject({ isPublished: false, withdrawal: null });
    expect((await cms.call(report.address)).text).toBe((await cms.call(never)).text);
    expect((await cms.as('Approver', address, { json: {} })).status).toBe(200);
    expect((await cms.call(report.address)).status).toBe(200);
    expect(await listed('publications')).toContain(report.documentId);
  });
});

it('a withdrawal without a trace is the same 404 as what never was', async () => {
  const report = await publishReport();
  await withdraw(report.documentId, { leavesNotice: false });
  const answer = await cms.call(report.address);
  const nothing = await cms.call(never);
  expect([answer.status, answer.text]).toEqual([404, nothing.text]);
  expect(JSON.stringify(await removals('withdrawals'))).not.toContain(report.publicId);
  expect(JSON.stringify(await removals('former-documents'))).not.toContain(report.publicId);
});

describe('a withdrawal is refused', () => {
  it('to an author, who changes nothing by trying', async () => {
    const report = await publishReport();
    const answer = await withdraw(report.documentId, {}, 'Author');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Only an approver can do this. Nothing was changed.');
    expect((await cms.call(report.address)).status).toBe(200);
  });

  it('without a reason, of a draft, and of what is no publication', async () => {
    const report = await publishReport();
    const noReason = await withdraw(report.documentId, { reason: 'because' });
    expect([noReason.status, noReason.text]).toEqual([
      400,
      expect.stringContaining('Choose a reason.'),
    ]);
    const draft = await createEntry(cms.strapi, uid, {});
    const known = tombstones().length;
    expect((await withdraw(draft.documentId)).status).toBe(400);
    expect((await withdraw(report.documentId, { uid: 'api::page.page' })).status).toBe(404);
    expect((await withdraw('nothing')).status).toBe(404);
    expect(tombstones()).toHaveLength(known);
    expect((await cms.call(report.address)).status).toBe(200);
  });
});

it('the file of what is withdrawn does not go out in a copy, until that is lifted', async () => {
  const report = await publishReport();
  await withdraw(report.documentId, { leavesNotice: false });
  const copy = await cms.strapi.documents(uid).clone({
    documentId: report.documentId,
    data: { slug: `${report.slug}-copy` } as never,
  });
  const publish = () => cms.strapi.documents(uid).publish({ documentId: String(copy.documentId) });
  await expect(publish()).rejects.toThrow('belongs to something that');
  expect(await listed('publications')).not.toContain(copy.documentId);
  const json = { uid, documentId: report.documentId };
  await cms.as('Approver', '/editor-screens/withdrawals/lift', { json });
  await publish();
  expect(await listed('publications')).toContain(copy.documentId);
});

describe('unpublishing and deleting', () => {
  it.each(['unpublish', 'delete'] as const)('%s leaves no trace but a record', async (action) => {
    const report = await publishReport();
    const known = tombstones().length;
    await cms.strapi.documents(uid)[action]({ documentId: report.documentId });
    expect(tombstones()).toHaveLength(known + 1);
    const answer = await cms.call(report.address);
    expect([answer.status, answer.text]).toEqual([404, (await cms.call(never)).text]);
  });

  it('leave nothing behind when they do not happen', async () => {
    const report = await publishReport();
    const known = tombstones().length;
    const unpublish = cms.strapi.db.transaction(async () => {
      await cms.strapi.documents(uid).unpublish({ documentId: report.documentId });
      throw new Error('Something else in the same transaction failed.');
    });
    await expect(unpublish).rejects.toThrow('Something else');
    await expect.poll(() => tombstones().length).toBe(known);
    expect((await cms.call(report.address)).status).toBe(200);
  });

  it('a publish after an unpublish needs no lifting', async () => {
    const report = await publishReport();
    await cms.strapi.documents(uid).unpublish({ documentId: report.documentId });
    expect((await stateOf(report.documentId)).takenDown?.by).toBe('The system');
    await cms.strapi.documents(uid).publish({ documentId: report.documentId });
    expect((await stateOf(report.documentId)).takenDown).toBeNull();
    expect((await cms.call(report.address)).status).toBe(200);
  });
});

describe('at a start', () => {
  const merge = () =>
    cms
      .built<typeof import('../src/withdrawing/merge-tombstones')>('withdrawing/merge-tombstones')
      .mergeTombstones(cms.strapi);
  const forget = (documentId: string) =>
    cms.strapi.db.connection('withdrawals').where({ document_id: documentId }).delete();

  it('what a restored backup brought back goes again, with its notice', async () => {
    const report = await publishReport();
    await withdraw(report.documentId, { text: 'Not yet.' });
    await forget(report.documentId);
    await cms.strapi.db.connection('former_documents').delete();
    await cms.strapi.documents(uid).publish({ documentId: report.documentId });
    expect((await cms.call(report.address)).status).toBe(200);
    await merge();
    expect((await cms.call(report.address)).status).toBe(410);
    expect((await stateOf(report.documentId)).withdrawal).toMatchObject({ text: 'Not yet.' });
  });

  it('does nothing about what the database knows', async () => {
    const report = await publishReport();
    await cms.strapi.documents(uid).unpublish({ documentId: report.documentId });
    await cms.strapi.documents(uid).publish({ documentId: report.documentId });
    await merge();
    expect((await cms.call(report.address)).status).toBe(200);
  });

  it('a lost file is written again', async () => {
    const report = await publishReport();
    await withdraw(report.documentId);
    const files = tombstones();
    rmSync(folder(), { recursive: true });
    await merge();
    expect(tombstones().sort()).toEqual(files.sort());
    const written = files.map((name) => readFileSync(path.join(folder(), name), 'utf8')).join();
    expect(written).toContain(report.publicId);
  });

  it('a damaged file lets nothing start, and is named', async () => {
    const report = await publishReport();
    await withdraw(report.documentId);
    const file = path.join(folder(), 'damaged.json');
    writeFileSync(file, '{"id":');
    await expect(merge()).rejects.toThrow(`${file} is damaged`);
    rmSync(file);
    await merge();
  });
});

it('goes off the site though the folder of withdrawals cannot be written', async () => {
  const report = await publishReport();
  const aside = `${folder()}-aside`;
  renameSync(folder(), aside);
  writeFileSync(folder(), 'a file where the folder should be');
  try {
    expect((await withdraw(report.documentId)).status).toBe(200);
    expect((await cms.call(report.address)).status).toBe(410);
  } finally {
    rmSync(folder());
    renameSync(aside, folder());
  }
  const { mergeTombstones } = cms.built<typeof import('../src/withdrawing/merge-tombstones')>(
    'withdrawing/merge-tombstones',
  );
  const known = tombstones().length;
  await mergeTombstones(cms.strapi);
  expect(tombstones()).toHaveLength(known + 1);
});
