import { readdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload, type UploadedFile } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages, png, wordDocument } from './sample-files';

interface StoredDocument {
  id: number;
  publicId: string;
  format: string;
  bytes: number;
  pages: number | null;
  sha256: string;
}

const uid = 'api::form.form';

let cms: RunningCms;

beforeAll(async () => {
  cms = await RunningCms.start();
});

afterAll(() => cms.stop());

async function uploadPdf(pages: number, text: string): Promise<UploadedFile> {
  const answer = await upload(
    cms,
    'Author',
    pdfWithPages(pages, text),
    `${text}.pdf`,
    'application/pdf',
  );
  expect(answer.status).toBe(201);
  return answer.body[0] as UploadedFile;
}

async function documentsOf(documentId: string, status: 'draft' | 'published' = 'draft') {
  const entry = await cms.strapi
    .documents(uid)
    .findOne({ documentId, status, populate: ['documents'] });
  return (entry?.['documents'] ?? []) as StoredDocument[];
}

describe('an upload', () => {
  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]);
  const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]);

  it.each([
    ['a page that calls itself a PDF', html, 'a.pdf', 'application/pdf'],
    ['a page', html, 'a.html', 'text/html'],
    ['a page that calls itself a picture', html, 'a.png', 'image/png'],
    ['a drawing', svg, 'a.svg', 'image/svg+xml'],
    ['a drawing that calls itself a picture', svg, 'a.png', 'image/png'],
    ['a program that calls itself a PDF', exe, 'a.pdf', 'application/pdf'],
    [
      'an archive that calls itself a Word document',
      zip,
      'a.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a PDF that calls itself a page', pdfWithPages(1), 'a.html', 'text/html'],
    ['a PDF that calls itself a Word document', pdfWithPages(1), 'a.docx', 'application/pdf'],
    ['nothing', Buffer.alloc(0), 'a.pdf', 'application/pdf'],
  ])('of %s is refused', async (_, bytes, name, type) => {
    const before = storedNames().length;
    const answer = await upload(cms, 'Author', bytes, name, type);
    expect(answer.status).toBe(400);
    expect(storedNames()).toHaveLength(before);
  });

  it.each([
    ['PDF', () => pdfWithPages(1), 'a.pdf', 'application/pdf'],
    [
      'Word',
      wordDocument,
      'a.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['PNG', () => png, 'a.png', 'image/png'],
  ])(
    'of %s is kept outside every public folder, for its owner only',
    async (_, make, name, type) => {
      const answer = await upload(cms, 'Author', await make(), name, type);
      expect(answer.status).toBe(201);
      const stored = path.join(
        cms.dataDir,
        'documents',
        `${answer.body[0]?.hash}${path.extname(name)}`,
      );
      expect(statSync(stored).mode & 0o777).toBe(0o600);
    },
  );

  it('says what to do when the content is wrong', async () => {
    const answer = await upload(cms, 'Author', html, 'report.pdf', 'application/pdf');
    expect(answer.text).toContain(
      '“report.pdf” was not uploaded: its content is not a PDF, a Word document (.docx, without macros), a PNG or a JPEG.',
    );
  });

  it('from another address is closed', async () => {
    const json = { urls: ['http://127.0.0.1/'] };
    const addresses = ['/upload/actions/upload-from-urls', '/upload//actions/Upload-From-Urls/'];
    for (const address of addresses) {
      expect((await cms.as('Administrator', address, { json })).status).toBe(404);
    }
  });
});

it('the database is for its owner only', () => {
  const files = readdirSync(cms.dataDir).filter((name) => name.startsWith('cms.sqlite'));
  for (const name of files) expect(statSync(path.join(cms.dataDir, name)).mode & 0o077).toBe(0);
  expect(files.length > 0).toBe(!process.env.DATABASE_URL);
});

describe('a file', () => {
  it('is nowhere under /uploads, however that is spelt', async () => {
    const file = await uploadPdf(1, 'hidden');
    const name = `${file.hash}.pdf`;
    for (const folder of [
      '/uploads/',
      '/Uploads/',
      '//uploads/',
      '/%75ploads/',
      '/%2575ploads/',
      '/x/../uploads/',
    ]) {
      expect((await cms.call(folder + name)).status, folder).toBe(404);
    }
  });

  it('opens by the link that the admin gets, and by no other', async () => {
    const file = await uploadPdf(1, 'linked');
    const seen = await cms.as<UploadedFile>('Author', `/upload/files/${file.id}`);
    const link = seen.body.url;
    const answer = await cms.call(link);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    const [address = '', query = ''] = link.split('?');
    const expired = new URLSearchParams(query);
    expired.set('e', '1000');
    for (const wrong of [
      address,
      `${address}?${expired}`,
      `${link}x`,
      link.replace('.pdf', '.png'),
    ]) {
      expect((await cms.call(wrong)).status, wrong).toBe(404);
    }
  });
});

describe('a document of an entry', () => {
  it('gets a permanent id and the facts of its file, whatever the caller says', async () => {
    const file = await uploadPdf(3, 'facts');
    const forged = { format: 'PNG', bytes: 1, pages: 99, sha256: 'a'.repeat(64) };
    const { documentId } = await createEntry(cms.strapi, uid, {
      documents: [{ title: 'Guide', file: file.id, ...forged }],
    });
    const [made] = await documentsOf(documentId);
    expect(made).toMatchObject({ format: 'PDF', pages: 3, bytes: pdfWithPages(3, 'facts').length });
    expect(file.hash.startsWith(`${made?.sha256}-`)).toBe(true);
    expect(made?.publicId).toMatch(/^[a-z0-9]{24}$/);
    const documents = [{ id: made?.id, title: 'Guide, second edition' }];
    await cms.strapi.documents(uid).update({ documentId, data: { documents } as never });
    expect((await documentsOf(documentId))[0]).toMatchObject({
      publicId: made?.publicId,
      sha256: made?.sha256,
      pages: 3,
    });
    await cms.strapi.documents(uid).publish({ documentId });
    expect((await documentsOf(documentId, 'published'))[0]?.publicId).toBe(made?.publicId);
  });

  it('cannot take the id of another entry, and gets a new one in a copy', async () => {
    const file = await uploadPdf(1, 'ids');
    const first = await createEntry(cms.strapi, uid, {
      documents: [{ title: 'A', file: file.id }],
    });
    const [original] = await documentsOf(first.documentId);
    const thief = await createEntry(cms.strapi, uid, {
      documents: [{ title: 'B', file: file.id, publicId: original?.publicId }],
    });
    expect((await documentsOf(thief.documentId))[0]?.publicId).not.toBe(original?.publicId);
    const free = 'a'.repeat(24);
    const chooser = await createEntry(cms.strapi, uid, {
      documents: [{ title: 'C', file: file.id, publicId: free }],
    });
    expect((await documentsOf(chooser.documentId))[0]?.publicId).not.toBe(free);
    const copy = await cms.strapi
      .documents(uid)
      .clone({ documentId: first.documentId, data: { slug: 'a-copy' } as never });
    const [copied] = await documentsOf(copy.documentId);
    expect(copied?.publicId).toMatch(/^[a-z0-9]{24}$/);
    expect(copied?.publicId).not.toBe(original?.publicId);
    expect((await documentsOf(first.documentId))[0]?.publicId).toBe(original?.publicId);
  });

  it('has the facts of its new file when a draft is published after a replacement', async () => {
    const file = await uploadPdf(1, 'old-bytes');
    const { documentId } = await createEntry(cms.strapi, uid, {
      documents: [{ title: 'Replaced', file: file.id }],
    });
    const form = new FormData();
    const bytes = new Uint8Array(pdfWithPages(4, 'new-bytes'));
    form.append('files', new Blob([bytes], { type: 'application/pdf' }), 'new.pdf');
    form.append('fileInfo', '{}');
    expect((await cms.as('Author', `/upload?id=${file.id}`, { form })).status).toBe(200);
    await cms.strapi.documents(uid).publish({ documentId });
    const [published] = await documentsOf(documentId, 'published');
    expect(published).toMatchObject({ pages: 4, bytes: bytes.length });
    const open = await cms.call(`/api/published/documents/${published?.publicId}`);
    expect(open.status).toBe(200);
  });

  it('counts no pages in a file that only begins like a PDF', async () => {
    const bytes = Buffer.from('%PDF-1.7 and nothing more');
    const [file] = (await upload(cms, 'Author', bytes, 'broken.pdf', 'application/pdf')).body;
    const { documentId } = await createEntry(cms.strapi, uid, {
      documents: [{ title: 'Broken', file: file?.id }],
    });
    expect((await documentsOf(documentId))[0]).toMatchObject({ format: 'PDF', pages: null });
  });

  it('outlives a file whose reading takes more memory than there is', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(30 * 1024 * 1024, 'x')]);
    const [file] = (await upload(cms, 'Author', bytes, 'greedy.pdf', 'application/pdf')).body;
    const { documentId } = await createEntry(cms.strapi, uid, {
      documents: [{ title: 'Greedy', file: file?.id }],
    });
    expect((await documentsOf(documentId))[0]).toMatchObject({ format: 'PDF', pages: null });
    expect((await cms.call('/healthz')).status).toBe(200);
  });
});

describe('the public address of a document', () => {
  it('opens while its entry is published, and is one 404 for every other case', async () => {
    const file = await uploadPdf(1, 'served');
    const entry = await createEntry(cms.strapi, uid, {
      documents: [{ title: 'Ünïcode “form”', file: file.id }],
    });
    const [made] = await documentsOf(entry.documentId);
    const address = `/api/published/documents/${made?.publicId}`;
    const draft = await cms.call(address);
    await cms.strapi.documents(uid).publish({ documentId: entry.documentId });
    const open = await cms.call(address);
    expect(open.status).toBe(200);
    expect(open.headers.get('content-type')).toBe('application/pdf');
    expect(open.headers.get('etag')).toBe(`"${made?.sha256}"`);
    expect(open.headers.get('x-document-answer')).toBe('served');
    expect(open.headers.get('content-disposition')).toBe('inline; filename="uenicode-form.pdf"');
    expect(open.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(open.text).toBe(pdfWithPages(1, 'served').toString());
    await cms.strapi.documents(uid).unpublish({ documentId: entry.documentId });
    const closed = await cms.call(address);
    const never = await cms.call('/api/published/documents/aaaaaaaaaaaaaaaaaaaaaaaa');
    for (const answer of [
      draft,
      closed,
      await cms.call('/api/published/documents/..%2f..%2fsecrets.json'),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.text).toBe(never.text);
      expect(comparable(answer.headers)).toEqual(comparable(never.headers));
      expect(answer.headers.get('x-document-answer')).toBe('not-found');
    }
  });

  it('answers HEAD, a range and an ETag', async () => {
    const bytes = pdfWithPages(1, 'ranged');
    const file = await uploadPdf(1, 'ranged');
    const entry = await createEntry(
      cms.strapi,
      uid,
      { documents: [{ title: 'R', file: file.id }] },
      'published',
    );
    const [made] = await documentsOf(entry.documentId);
    const address = `/api/published/documents/${made?.publicId}`;
    const get = (headers: Record<string, string>, method = 'GET') =>
      cms.call(address, { method, headers });
    const head = await get({}, 'HEAD');
    expect([head.status, head.headers.get('content-length'), head.text]).toEqual([
      200,
      String(bytes.length),
      '',
    ]);
    const part = await get({ Range: 'bytes=0-4' });
    expect([part.status, part.text]).toEqual([206, '%PDF-']);
    expect(part.headers.get('content-range')).toBe(`bytes 0-4/${bytes.length}`);
    expect((await get({ Range: 'bytes=-6' })).text).toBe('%%EOF\n');
    expect((await get({ Range: 'bytes=999999-' })).status).toBe(416);
    expect((await get({ Range: 'bytes=0-4', 'If-Range': '"old"' })).status).toBe(200);
    expect((await get({ 'If-None-Match': `"${made?.sha256}"` })).status).toBe(304);
  });

  it('does not open a file that was cut short in the store', async () => {
    const file = await uploadPdf(1, 'whole');
    const entry = await createEntry(
      cms.strapi,
      uid,
      { documents: [{ title: 'W', file: file.id }] },
      'published',
    );
    const [made] = await documentsOf(entry.documentId);
    const stored = path.join(cms.dataDir, 'documents', `${file.hash}.pdf`);
    truncateSync(stored, 20);
    for (const method of ['GET', 'HEAD']) {
      const answer = await cms.call(`/api/published/documents/${made?.publicId}`, { method });
      expect(answer.status).toBe(404);
    }
  });

  it('does not open a file that was swapped after publishing', async () => {
    const file = await uploadPdf(1, 'before');
    const other = await uploadPdf(1, 'after');
    const entry = await createEntry(
      cms.strapi,
      uid,
      { documents: [{ title: 'S', file: file.id }] },
      'published',
    );
    const [made] = await documentsOf(entry.documentId);
    await cms.strapi.db.query('plugin::upload.file').update({
      where: { id: file.id },
      data: { hash: other.hash },
    });
    const answer = await cms.call(`/api/published/documents/${made?.publicId}`);
    expect(answer.status).toBe(404);
  });
});

function storedNames(): string[] {
  try {
    return readdirSync(path.join(cms.dataDir, 'documents'));
  } catch {
    return [];
  }
}

function comparable(headers: Headers): Record<string, string> {
  const { date: _, ...rest } = Object.fromEntries(headers);
  return rest;
}
