import { readFileSync } from 'node:fs';
import { documentText, type DocumentText } from '@learning-reviews/content-contract';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithBlackBox, pdfWithPicturePage } from './sample-files';

// Upper limits for a busy machine: each file takes a process of its own.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const uid = 'api::publication.publication' as const;
const word = 'zqvisibleword';

let cms: RunningCms;
let types: string[];
let entry: { documentId: string };
let address: string;

const answer = () => cms.asSite<DocumentText>(address);

beforeAll(async () => {
  cms = await RunningCms.start({}, 'one person', 'real');
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
  entry = await draftWith(pdfWithPicturePage(`What ${word} taught us`));
  address = `/api/published/documents/${await publicIdOf(entry)}/text`;
});

afterAll(() => cms.stop());

async function draftWith(bytes: Buffer) {
  const [file] = (await upload(cms, 'Author', bytes, 'a.pdf', 'application/pdf')).body;
  return createEntry(cms.strapi, uid, { types, documents: [{ title: 'Report', file: file?.id }] });
}

async function publicIdOf({ documentId }: { documentId: string }): Promise<string> {
  const where = { documentId, publishedAt: null };
  const found = await cms.strapi.db.query(uid).findOne({ where, populate: { documents: true } });
  return String(found.documents[0].publicId);
}

it('tells an editor which pages cannot be searched', async () => {
  const path = `/editor-screens/document-checks?uid=${uid}&documentId=${entry.documentId}`;
  const { body } = await cms.as<{ data: { documents: { search: unknown }[] } }>('Author', path);
  expect(body.data.documents).toMatchObject([{ search: { unsearchable: [2], isEmpty: false } }]);
});

it('keeps the text of a draft where nobody can read it, and gives it to nobody', async () => {
  expect((await answer()).status).toBe(404);
  const rows: unknown[] = await cms.strapi.db.connection('document_texts').select();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(word);
  const { filename } = cms.strapi.db.connection.client.config.connection;
  if (filename) expect(readFileSync(filename, 'latin1')).not.toContain(word);
});

it('gives the text of what is public to the site alone, for as long as it is public', async () => {
  await cms.strapi.documents(uid).publish({ documentId: entry.documentId });
  const { body, headers } = await answer();
  expect(documentText.parse(body)).toMatchObject({
    isRead: true,
    pages: [{ page: 1, text: `What ${word} taught us` }],
  });
  expect(headers.get('cache-control')).toBe('no-store');
  expect((await cms.call(address)).status).toBe(403);
  expect((await cms.as('Approver', address)).status).toBe(401);
  await cms.strapi.documents(uid).unpublish({ documentId: entry.documentId });
  expect((await answer()).status).toBe(404);
});

it('reads nothing of what a black box hides', async () => {
  const { documentId } = await draftWith(pdfWithBlackBox('Amelia Hartley zqhidden'));
  const id = await publicIdOf({ documentId });
  const { findPages } =
    cms.built<typeof import('../src/searching/text-rows')>('searching/text-rows');
  const part = await cms.strapi.db.query('parts.document').findOne({ where: { publicId: id } });
  expect(await findPages(cms.strapi, part.sha256)).toEqual([]);
});

it('takes the text of other bytes for none, and says what is not read yet', async () => {
  await cms.strapi.documents(uid).publish({ documentId: entry.documentId });
  const { sha256 } = (await answer()).body;
  const table = () => cms.strapi.db.connection('document_texts');
  const [other] = await table().whereNot({ sha256 });
  await table().where({ sha256 }).update({ text: other.text });
  expect((await answer()).body).toEqual({ sha256, isRead: false, pages: [] });
  await table().where({ sha256 }).delete();
  expect((await answer()).body).toEqual({ sha256, isRead: false, pages: [] });
});
