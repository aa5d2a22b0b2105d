import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms, type Role } from './running-cms';
import { pdfWithPages } from './sample-files';

interface StoredFile {
  id: number;
  folderPath: string;
}

let cms: RunningCms;
let made = 0;

beforeAll(async () => {
  cms = await RunningCms.start();
});

afterAll(() => cms.stop());

async function fileOf(role: Role): Promise<number> {
  made += 1;
  const name = `file-${made}.pdf`;
  const answer = await upload(cms, role, pdfWithPages(1, name), name, 'application/pdf');
  expect(answer.status, answer.text).toBe(201);
  return answer.body[0]?.id ?? 0;
}

async function folderOf(role: Role, parent: number | null = null): Promise<number> {
  made += 1;
  const json = { name: `Folder ${made}`, parent };
  const answer = await cms.as<{ data: { id: number } }>(role, '/upload/folders', { json });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.data.id;
}

function bulkDelete(role: Role, fileIds: unknown[], folderIds: unknown[] = []) {
  return cms.as(role, '/upload/actions/bulk-delete', { json: { fileIds, folderIds } });
}

function bulkMove(role: Role, destinationFolderId: number | null, ids: object) {
  const json = { fileIds: [], folderIds: [], destinationFolderId, ...ids };
  return cms.as(role, '/upload/actions/bulk-move', { json });
}

async function move(role: Role, folder: number, fileIds: number[]): Promise<void> {
  const answer = await bulkMove(role, folder, { fileIds });
  expect(answer.status, answer.text).toBe(200);
}

async function stored(ids: number[]): Promise<StoredFile[]> {
  const where = { id: { $in: ids } };
  return cms.strapi.db.query('plugin::upload.file').findMany({ where, orderBy: 'id' });
}

async function folderCount(id: number): Promise<number> {
  return cms.strapi.db.query('plugin::upload.folder').count({ where: { id } });
}

describe('an author deletes', () => {
  it('own files, several at once and by folder', async () => {
    const files = [await fileOf('Author'), await fileOf('Author'), await fileOf('Author')];
    const folder = await folderOf('Author');
    await move('Author', folder, files.slice(2));
    expect((await bulkDelete('Author', files.slice(0, 2), [folder])).status).toBe(200);
    expect(await stored(files)).toEqual([]);
    expect(await folderCount(folder)).toBe(0);
  });

  it('no file of a colleague, by any route', async () => {
    const file = await fileOf('Approver');
    const single = await cms.as('Author', `/upload/files/${file}`, { method: 'DELETE' });
    expect(single.status).toBe(403);
    const bulk = await bulkDelete('Author', [file]);
    expect(bulk.status).toBe(403);
    expect(bulk.text).toContain('A colleague uploaded this');
    expect((await bulkDelete('Author', [String(file)])).status).toBe(403);
    expect(await stored([file])).toHaveLength(1);
  });

  it('nothing when one of several files is of a colleague', async () => {
    const files = [await fileOf('Author'), await fileOf('Approver')];
    expect((await bulkDelete('Author', files)).status).toBe(403);
    expect(await stored(files)).toHaveLength(2);
  });

  it('no folder that has a file of a colleague, however deep', async () => {
    const folder = await folderOf('Author');
    const inner = await folderOf('Author', folder);
    const [own, other] = [await fileOf('Author'), await fileOf('Approver')];
    await move('Author', folder, [own]);
    await move('Approver', inner, [other]);
    expect((await bulkDelete('Author', [], [folder])).status).toBe(403);
    expect((await bulkDelete('Author', [own], [folder])).status).toBe(403);
    expect(await stored([own, other])).toHaveLength(2);
    expect(await folderCount(inner)).toBe(1);
  });

  it('no file of a colleague that was published and taken down', async () => {
    const file = await fileOf('Approver');
    const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
    const entry = await createEntry(
      cms.strapi,
      'api::publication.publication',
      { types: [type.documentId], documents: [{ title: 'Report', file }] },
      'published',
    );
    const { documentId } = entry;
    await cms.strapi.documents('api::publication.publication').unpublish({ documentId });
    expect((await bulkDelete('Author', [file])).status).toBe(403);
    expect(await stored([file])).toHaveLength(1);
  });
});

describe('an author moves', () => {
  it('own files and folders', async () => {
    const [target, folder] = [await folderOf('Author'), await folderOf('Author')];
    const files = [await fileOf('Author'), await fileOf('Author')];
    await move('Author', folder, files.slice(1));
    const answer = await bulkMove('Author', target, {
      fileIds: files.slice(0, 1),
      folderIds: [folder],
    });
    expect(answer.status, answer.text).toBe(200);
    for (const { folderPath } of await stored(files)) expect(folderPath).not.toBe('/');
  });

  it('no file of a colleague, and then none of the others', async () => {
    const target = await folderOf('Author');
    const files = [await fileOf('Author'), await fileOf('Approver')];
    expect((await bulkMove('Author', target, { fileIds: files })).status).toBe(403);
    expect((await stored(files)).map(({ folderPath }) => folderPath)).toEqual(['/', '/']);
  });

  it('no folder that has a file of a colleague, but gives it a name', async () => {
    const [target, folder] = [await folderOf('Author'), await folderOf('Author')];
    const file = await fileOf('Approver');
    await move('Approver', folder, [file]);
    const [before] = await stored([file]);
    expect((await bulkMove('Author', target, { folderIds: [folder] })).status).toBe(403);
    const change = (json: object) =>
      cms.as('Author', `/upload/folders/${folder}`, { method: 'PUT', json });
    expect((await change({ name: 'Moved', parent: target })).status).toBe(403);
    expect((await change({ name: `Renamed ${folder}`, parent: null })).status).toBe(200);
    expect((await stored([file]))[0]?.folderPath).toBe(before?.folderPath);
  });
});

describe('an approver', () => {
  it('deletes and moves the files of colleagues', async () => {
    const [file, moved, folder] = [
      await fileOf('Author'),
      await fileOf('Author'),
      await folderOf('Author'),
    ];
    await move('Approver', folder, [moved]);
    expect((await bulkDelete('Approver', [file], [folder])).status).toBe(200);
    expect(await stored([file, moved])).toEqual([]);
  });

  it('deletes nothing when one of several files can be read on the site', async () => {
    const files = [await fileOf('Approver'), await fileOf('Approver')];
    const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
    await createEntry(
      cms.strapi,
      'api::publication.publication',
      { types: [type.documentId], documents: [{ title: 'Report', file: files[1] }] },
      'published',
    );
    const answer = await bulkDelete('Approver', files);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('This file is part of something published');
    await setTimeout(500); // Strapi answers at the first refusal and goes on with the others.
    expect(await stored(files)).toHaveLength(2);
  });
});

describe.each(['/upload', '/upload/files'])('a file that is uploaded to %s', (address) => {
  it('takes no place in something published, whatever the form says', async () => {
    const file = await fileOf('Approver');
    const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
    const { documentId } = await createEntry(
      cms.strapi,
      'api::publication.publication',
      { types: [type.documentId], documents: [{ title: 'Report', file }] },
      'published',
    );
    const published = () =>
      cms.strapi.db.query('api::publication.publication').findOne({
        where: { documentId, publishedAt: { $notNull: true } },
        populate: { documents: { populate: ['file'] } },
      });
    const form = new FormData();
    const bytes = new Uint8Array(pdfWithPages(2, 'other'));
    form.append('files', new Blob([bytes], { type: 'application/pdf' }), 'other.pdf');
    form.append('fileInfo', JSON.stringify({ name: 'Renamed.pdf' }));
    form.append('ref', 'parts.document');
    form.append('refId', String((await published()).documents[0].id));
    form.append('field', 'file');
    const answer = await cms.as('Author', address, { form });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.text).toContain('Renamed.pdf');
    expect((await published()).documents[0].file.id).toBe(file);
  });
});

it('a list of files that is no list is refused as Strapi does', async () => {
  const json = { fileIds: 'all', folderIds: [{ $gt: 0 }] };
  expect((await cms.as('Author', '/upload/actions/bulk-delete', { json })).status).toBe(400);
});
