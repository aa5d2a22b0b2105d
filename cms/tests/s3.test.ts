import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { TestS3 } from 'strapi-provider-private-files/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEntry, upload, type UploadedFile } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages, pngOf } from './sample-files';

interface StoredDocument {
  id: number;
  publicId: string;
  bytes: number | null;
  pages: number | null;
  sha256: string | null;
}

const uid = 'api::form.form';
const sentence =
  'The file store cannot be reached. Nothing was saved. Try again, or ask whoever runs the system.';

let s3: TestS3;
let cms: RunningCms;

beforeAll(async () => {
  s3 = await TestS3.start();
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3.options;
  cms = await RunningCms.start({
    S3_ENDPOINT: endpoint ?? '',
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  });
});

afterAll(async () => {
  await cms.stop();
  await s3.stop();
});

afterEach(() => {
  s3.isOpen = false;
  s3.fault = null;
});

async function uploadPdf(pages: number, text: string, bytes = pdfWithPages(pages, text)) {
  const answer = await upload(cms, 'Author', bytes, `${text}.pdf`, 'application/pdf');
  expect(answer.status).toBe(201);
  return answer.body[0] as UploadedFile;
}

/** A form with one document, saved and published as the admin does. */
async function publishForm(file: UploadedFile) {
  const { documentId } = await createEntry(cms.strapi, uid, {
    documents: [{ title: 'Guide', file: file.id }],
  });
  expect((await act(documentId, 'publish')).status).toBe(200);
  const entry = await cms.strapi
    .documents(uid)
    .findOne({ documentId, status: 'published', populate: ['documents'] });
  const [document] = (entry?.['documents'] ?? []) as unknown as StoredDocument[];
  return { documentId, document, address: `/api/published/documents/${document?.publicId}` };
}

const largePdf = () => pdfWithPages(1, 'x'.repeat(30 * 1024 * 1024));

function act(documentId: string, action: 'publish' | 'unpublish') {
  const address = `/content-manager/collection-types/${uid}/${documentId}/actions/${action}`;
  return cms.as('Approver', address, { json: {} });
}

const objects = async (hash: string) =>
  (await s3.keys()).filter((key) => key.startsWith(`documents/${hash}`));
const filesLeft = () => readdirSync(path.join(cms.dataDir, 'uploading'), { recursive: true });
const filesKnown = () => cms.strapi.db.query('plugin::upload.file').count();

async function whileAway(work: () => Promise<void>): Promise<void> {
  await s3.goAway();
  try {
    await work();
  } finally {
    await s3.comeBack();
  }
}

describe('a document in a bucket', () => {
  it('is there and nowhere else, with the facts of its file', async () => {
    const file = await uploadPdf(3, 'in-the-bucket');
    expect(await objects(file.hash)).toEqual([`documents/${file.hash}.pdf`]);
    expect(existsSync(path.join(cms.dataDir, 'documents'))).toBe(false);
    const { document } = await publishForm(file);
    expect(document).toMatchObject({ pages: 3, bytes: pdfWithPages(3, 'in-the-bucket').length });
    expect(file.hash.startsWith(`${document?.sha256}-`)).toBe(true);
    await vi.waitFor(() => expect(filesLeft()).toEqual([]));
  });

  it('is read through the CMS alone, whole and in part, while it is published', async () => {
    const bytes = pdfWithPages(1, 'served');
    const { documentId, document, address } = await publishForm(await uploadPdf(1, 'served'));
    const get = (headers: Record<string, string>, method = 'GET') =>
      cms.call(address, { method, headers });
    const whole = await get({});
    expect([whole.status, whole.text]).toEqual([200, bytes.toString()]);
    expect(whole.headers.get('content-type')).toBe('application/pdf');
    expect(whole.headers.get('etag')).toBe(`"${document?.sha256}"`);
    expect(JSON.stringify([...whole.headers])).not.toContain(new URL(s3.options.endpoint!).host);
    const part = await get({ Range: 'bytes=5-7' });
    expect([part.status, part.text]).toEqual([206, '1.7']);
    expect(part.headers.get('content-range')).toBe(`bytes 5-7/${bytes.length}`);
    expect((await get({ Range: 'bytes=999999-' })).status).toBe(416);
    expect((await get({ 'If-None-Match': `"${document?.sha256}"` })).status).toBe(304);
    const head = await get({}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), head.text]).toEqual([
      200,
      String(bytes.length),
      '',
    ]);
    expect((await act(documentId, 'unpublish')).status).toBe(200);
    expect((await get({})).status).toBe(404);
    expect((await get({}, 'HEAD')).status).toBe(404);
  });

  it('is shown to editors by a link to the CMS, its small picture too', async () => {
    const { body } = await upload(cms, 'Author', pngOf(600, 400), 'plan.png', 'image/png');
    const seen = await cms.as<UploadedFile & { formats: { thumbnail: { url: string } } }>(
      'Author',
      `/upload/files/${body[0]?.id}`,
    );
    for (const link of [seen.body.url, seen.body.formats.thumbnail.url]) {
      expect(link).toMatch(/^\/media\//);
      expect((await cms.call(link)).headers.get('content-type')).toBe('image/png');
    }
    expect(seen.text).not.toContain(new URL(s3.options.endpoint!).host);
  });

  it('goes from the bucket when its file is deleted', async () => {
    const file = await uploadPdf(1, 'deleted');
    expect(await objects(file.hash)).toHaveLength(1);
    const answer = await cms.as('Author', `/upload/files/${file.id}`, { method: 'DELETE' });
    expect(answer.status).toBe(200);
    expect(await objects(file.hash)).toEqual([]);
  });

  it('of 30 MB arrives whole', async () => {
    const bytes = largePdf();
    const { address } = await publishForm(await uploadPdf(1, 'large', bytes));
    const answer = await cms.call(address, { method: 'HEAD' });
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    const end = await cms.call(address, { headers: { Range: 'bytes=-6' } });
    expect(end.text).toBe('%%EOF\n');
  });

  it('whose object is lost is not found', async () => {
    const file = await uploadPdf(1, 'lost');
    const { address } = await publishForm(file);
    const { documentStore } = cms.built<typeof import('../src/documents/store')>('documents/store');
    await documentStore().remove(`${file.hash}.pdf`);
    expect((await cms.call(address)).status).toBe(404);
    expect((await cms.call(address, { method: 'HEAD' })).status).toBe(404);
  });
});

describe('while the bucket cannot be reached', () => {
  it('a published document is unavailable, not gone, and everything else answers', async () => {
    const { address } = await publishForm(await uploadPdf(1, 'away'));
    await whileAway(async () => {
      for (const method of ['GET', 'HEAD']) {
        const answer = await cms.call(address, { method });
        expect(answer.status).toBe(503);
        expect(answer.headers.get('cache-control')).toBe('no-store');
        for (const name of ['etag', 'content-disposition', 'content-range', 'accept-ranges']) {
          expect(answer.headers.has(name), name).toBe(false);
        }
        expect(answer.text).not.toMatch(/ at .*\.js|127\.0\.0\.1|S3RVER|documents\//);
      }
      expect((await cms.call('/api/published/documents/aaaaaaaaaaaaaaaaaaaaaaaa')).status).toBe(
        404,
      );
      expect((await cms.call('/readyz')).status).toBe(200);
      expect((await cms.asSite('/api/published/forms')).status).toBe(200);
      const list = await cms.as('Author', `/content-manager/collection-types/${uid}`);
      expect(list.status).toBe(200);
      expect((await cms.as('Author', '/upload/files')).status).toBe(200);
    });
    expect((await cms.call(address)).status).toBe(200);
  });

  it('an upload is refused in plain words and leaves nothing behind', async () => {
    const before = await filesKnown();
    await whileAway(async () => {
      const answer = await upload(cms, 'Author', pdfWithPages(1), 'a.pdf', 'application/pdf');
      expect(answer.status).toBe(503);
      expect(answer.text).toContain(sentence);
    });
    expect(await filesKnown()).toBe(before);
    await vi.waitFor(() => expect(filesLeft()).toEqual([]));
  });

  it('a save does not take the facts of a document away', async () => {
    const { documentId, document } = await publishForm(await uploadPdf(2, 'kept'));
    const address = `/content-manager/collection-types/${uid}/${documentId}`;
    const draft = await cms.strapi.documents(uid).findOne({ documentId, populate: ['documents'] });
    const [part] = (draft?.['documents'] ?? []) as unknown as StoredDocument[];
    const json = { title: 'Changed', documents: [{ id: part?.id, title: 'Guide' }] };
    await whileAway(async () => {
      const answer = await cms.as('Author', address, { method: 'PUT', json });
      expect(answer.status).toBe(503);
      expect(answer.text).toContain(sentence);
    });
    const after = await cms.strapi.documents(uid).findOne({ documentId, populate: ['documents'] });
    expect(after?.['title']).toBe('Referral form');
    expect(after?.['documents']).toMatchObject([{ pages: 2, sha256: document?.sha256 }]);
    expect((await cms.as('Author', address, { method: 'PUT', json })).status).toBe(200);
  });

  it('a publication can be taken off the site', async () => {
    const { documentId, address } = await publishForm(await uploadPdf(1, 'taken-off'));
    await whileAway(async () => {
      expect((await act(documentId, 'unpublish')).status).toBe(200);
      expect((await cms.call(address)).status).toBe(404);
    });
    expect((await cms.call(address)).status).toBe(404);
  });

  it('a file is not deleted', async () => {
    const file = await uploadPdf(1, 'not-deleted');
    await whileAway(async () => {
      const answer = await cms.as('Author', `/upload/files/${file.id}`, { method: 'DELETE' });
      expect(answer.status).toBe(503);
    });
    expect(await objects(file.hash)).toHaveLength(1);
    expect((await cms.as('Author', `/upload/files/${file.id}`)).status).toBe(200);
  });

  it('a download that it breaks off ends, and is not taken for the whole', async () => {
    const bytes = largePdf();
    const { address } = await publishForm(await uploadPdf(1, 'broken-off', bytes));
    const response = await fetch(`http://127.0.0.1:${cms.port}${address}`);
    expect(response.status).toBe(200);
    await whileAway(async () => {
      await expect(response.arrayBuffer()).rejects.toThrow();
    });
  });
});

describe('a withdrawal', () => {
  const kept = async () =>
    (await s3.keys())
      .filter((key) => key.startsWith('withdrawals/'))
      .map((key) => path.basename(key));
  const here = () => readdirSync(withdrawalsDir()).filter((name) => name.endsWith('.json'));
  const withdrawalsDir = () => `${cms.dataDir}-withdrawals`;
  const isPublished = async (documentId: string) =>
    Boolean(await cms.strapi.documents(uid).findOne({ documentId, status: 'published' }));
  const merge = () =>
    cms
      .built<typeof import('../src/withdrawing/merge-tombstones')>('withdrawing/merge-tombstones')
      .mergeTombstones(cms.strapi);

  async function withdrawOne(text: string) {
    const known = new Set(here());
    const { documentId } = await publishForm(await uploadPdf(1, text));
    expect((await act(documentId, 'unpublish')).status).toBe(200);
    const [name = ''] = here().filter((file) => !known.has(file));
    return { documentId, name };
  }

  /** The database as it was before: the entry public, and no record that it ever went. */
  async function restore(documentId: string) {
    expect((await act(documentId, 'publish')).status).toBe(200);
    const { connection } = cms.strapi.db;
    await connection('withdrawals').where({ document_id: documentId }).delete();
  }

  it('is remembered in the bucket too', async () => {
    const { name } = await withdrawOne('remembered');
    await vi.waitFor(async () => expect(await kept()).toContain(name));
  });

  it('survives the loss of the machine and a restore of the database', async () => {
    const { documentId, name } = await withdrawOne('survives');
    await vi.waitFor(async () => expect(await kept()).toContain(name));
    await rm(withdrawalsDir(), { recursive: true });
    await restore(documentId);
    expect(await isPublished(documentId)).toBe(true);
    await merge();
    expect(await isPublished(documentId)).toBe(false);
    expect(here()).toContain(name);
  });

  it('happens while the bucket is away, and reaches it later', async () => {
    const { documentId } = await publishForm(await uploadPdf(1, 'later'));
    const known = new Set(here());
    await whileAway(async () => {
      expect((await act(documentId, 'unpublish')).status).toBe(200);
      expect(await isPublished(documentId)).toBe(false);
    });
    const [name = ''] = here().filter((file) => !known.has(file));
    expect(await kept()).not.toContain(name);
    await merge();
    expect(await kept()).toContain(name);
  });

  it('is not forgotten because the bucket is away at the start', async () => {
    await whileAway(() => merge());
    await rm(withdrawalsDir(), { recursive: true });
    await whileAway(() =>
      expect(merge()).rejects.toThrow(
        'So that nothing withdrawn becomes public again, the CMS does not start. Start it when the bucket can be read.',
      ),
    );
  });
});

describe('a bucket that anyone can read', () => {
  it('is given no file', async () => {
    s3.isOpen = true;
    const before = await s3.keys();
    const answer = await upload(cms, 'Author', pdfWithPages(1), 'a.pdf', 'application/pdf');
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Anyone on the internet can read the bucket “reviews”');
    expect(await s3.keys()).toEqual(before);
  });

  it('stops the start of the CMS; one that is away does not', async () => {
    const { prepareDocumentStore } =
      cms.built<typeof import('../src/documents/prepare-store')>('documents/prepare-store');
    s3.isOpen = true;
    await expect(prepareDocumentStore(cms.strapi)).rejects.toThrow('make it private first');
    s3.isOpen = false;
    await prepareDocumentStore(cms.strapi);
    await whileAway(() => prepareDocumentStore(cms.strapi));
  });
});
