import { preview as previewSchema } from '@learning-reviews/content-contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms, type Role } from './running-cms';
import { pdfWithPages } from './sample-files';

const publication = 'api::publication.publication';

let cms: RunningCms;

beforeAll(async () => {
  cms = await RunningCms.start({ SITE_URL: 'https://reviews.example.org' });
});

afterAll(() => cms.stop());

async function linkFor(role: Role, uid: string, documentId: string, status = 'draft') {
  const query = new URLSearchParams({ documentId, status });
  return cms.as<{ data: { url?: string } }>(role, `/content-manager/preview/url/${uid}?${query}`);
}

async function tokenFor(role: Role, uid: string, documentId: string): Promise<string> {
  const { body } = await linkFor(role, uid, documentId);
  const start = 'https://reviews.example.org/preview/';
  expect(body.data.url?.startsWith(start)).toBe(true);
  return body.data.url?.slice(start.length) ?? '';
}

it('shows a draft of every kind as the contract has it', async () => {
  const uids = [
    'api::review-type.review-type',
    publication,
    'api::form.form',
    'api::theme.theme',
    'api::group.group',
    'api::page.page',
    'api::site-settings.site-settings',
    'api::learning-reviews-page.learning-reviews-page',
  ];
  for (const uid of uids) {
    const { documentId } = await createEntry(cms.strapi, uid, {});
    const answer = await cms.asSite(`/api/preview/${await tokenFor('Approver', uid, documentId)}`);
    expect(answer.status, uid).toBe(200);
    expect(previewSchema.parse(answer.body), uid).toEqual(answer.body);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).not.toMatch(/createdBy|password|author@|approver@/);
  }
});

it('says what is not written yet', async () => {
  const { documentId } = await cms.strapi
    .documents(publication)
    .create({ data: { documents: [{ title: 'No file' }], changeNotes: [{ note: '' }] } as never });
  const answer = await cms.asSite(
    `/api/preview/${await tokenFor('Author', publication, documentId)}`,
  );
  expect(answer.body).toMatchObject({
    kind: 'publication',
    status: 'draft',
    entry: { title: 'Not written yet', summary: 'Not written yet', documents: [] },
  });
});

it('opens the documents of the draft and no others', async () => {
  const pdf = pdfWithPages(1, 'draft');
  const [file] = (await upload(cms, 'Author', pdf, 'draft.pdf', 'application/pdf')).body;
  const withFile = { documents: [{ title: 'Draft report', file: file?.id }] };
  const entry = await createEntry(cms.strapi, publication, withFile);
  const other = await createEntry(cms.strapi, publication, withFile);
  const idOf = async (documentId: string) => {
    const found = await cms.strapi
      .documents(publication)
      .findOne({ documentId, populate: ['documents'] });
    return (found?.['documents'] as { publicId: string }[])[0]?.publicId;
  };
  const start = `/api/preview/${await tokenFor('Author', publication, entry.documentId)}/documents/`;
  const opened = await cms.asSite(start + (await idOf(entry.documentId)));
  expect([opened.status, opened.text]).toEqual([200, pdf.toString()]);
  expect(opened.headers.get('cache-control')).toBe('no-store');
  expect((await cms.asSite(start + (await idOf(other.documentId)))).status).toBe(404);
  expect((await cms.call(start + (await idOf(entry.documentId)))).status).toBe(403);
});

it('is not offered for what has no page, or does not exist', async () => {
  const redirect = await createEntry(cms.strapi, 'api::redirect.redirect', {});
  expect(
    (await linkFor('Approver', 'api::redirect.redirect', redirect.documentId)).body,
  ).toBeFalsy();
  expect((await linkFor('Author', publication, 'nothing')).status).toBe(204);
});

it('is not offered to a person who may not read the entry', async () => {
  const { documentId } = await createEntry(cms.strapi, 'api::theme.theme', {});
  const token = await tokenFor('Author', 'api::theme.theme', documentId);
  const role = await cms.strapi.db.query('admin::role').findOne({ where: { code: 'author' } });
  await cms.strapi.db.query('admin::permission').deleteMany({
    where: { role: { id: role.id }, subject: 'api::theme.theme' },
  });
  expect((await linkFor('Author', 'api::theme.theme', documentId)).status).toBe(204);
  expect((await cms.asSite(`/api/preview/${token}`)).status).toBe(404);
});

it('ends with the person’s access', async () => {
  const { documentId } = await createEntry(cms.strapi, publication, {});
  const token = await tokenFor('Author', publication, documentId);
  expect((await cms.asSite(`/api/preview/${token}`)).status).toBe(200);
  const users = cms.strapi.db.query('admin::user');
  const { email } = cms.signInDetails('Author');
  await users.update({ where: { email }, data: { isActive: false } });
  expect((await cms.asSite(`/api/preview/${token}`)).status).toBe(404);
});

it('is for the site only, and never with an altered or expired token', async () => {
  const { documentId } = await createEntry(cms.strapi, publication, { title: 'Secret' });
  const token = await tokenFor('Approver', publication, documentId);
  expect((await cms.call(`/api/preview/${token}`)).status).toBe(403);
  const { makePreviewToken, readPreviewToken } =
    cms.built<typeof import('../src/preview/token')>('preview/token');
  const secret = process.env.PREVIEW_SECRET ?? '';
  const grant = readPreviewToken(token, secret);
  if (!grant) throw new Error('The token cannot be read.');
  expect(grant.expires - Date.now() / 1000).toBeLessThanOrEqual(600);
  const past = { ...grant, expires: Math.floor(Date.now() / 1000) - 1 };
  const wrong = [
    makePreviewToken(past, secret),
    makePreviewToken(grant, 'another secret'),
    `${token}x`,
    `x${token}`,
    'nonsense',
  ];
  for (const bad of wrong) expect((await cms.asSite(`/api/preview/${bad}`)).status).toBe(404);
});
