import { removalLists } from '@learning-reviews/content-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

const note = { date: '2026-11-26', note: 'Replaced the report.' };
const uids = ['api::publication.publication', 'api::form.form'] as const;

interface Part {
  id: number;
  title: string;
  publicId: string;
}

let cms: RunningCms;
let types: string[];

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(() => cms.stop());

async function newFile(): Promise<number> {
  const bytes = pdfWithPages(1, `${Math.random()}`);
  const [file] = (await upload(cms, 'Author', bytes, 'r.pdf', 'application/pdf')).body;
  return file?.id ?? 0;
}

const open = (publicId: string) => cms.call(`/api/published/documents/${publicId}`);
const formerDocuments = async () =>
  (await cms.asSite<{ data: { id: string }[] }>('/api/removals/former-documents')).body.data;

describe.each(uids)('%s', (uid) => {
  async function publishWith(titles: string[]) {
    const documents = await Promise.all(
      titles.map(async (title) => ({ title, file: await newFile() })),
    );
    const { documentId } = await createEntry(cms.strapi, uid, { types, documents }, 'published');
    return { documentId, parts: await partsOf(documentId) };
  }

  async function partsOf(documentId: string): Promise<Part[]> {
    const where = { documentId, publishedAt: null };
    const entry = await cms.strapi.db.query(uid).findOne({ where, populate: { documents: true } });
    return entry.documents;
  }

  async function change(documentId: string, data: object) {
    await cms.strapi.documents(uid).update({ documentId, data: data as never });
    return cms.strapi.documents(uid).publish({ documentId });
  }

  it('a public file is not exchanged without a note, and stays as it was', async () => {
    const { documentId, parts } = await publishWith(['Full report']);
    const before = (await open(parts[0]?.publicId ?? '')).text;
    const documents = [{ id: parts[0]?.id, title: 'Full report', file: await newFile() }];
    await expect(change(documentId, { documents })).rejects.toThrow('Add a note under');
    expect((await open(parts[0]?.publicId ?? '')).text).toBe(before);
    await change(documentId, { changeNotes: [note] });
    expect((await open(parts[0]?.publicId ?? '')).text).not.toBe(before);
  });

  it('a public id that a save names twice stays with the part that has it', async () => {
    const { documentId, parts } = await publishWith(['Full report']);
    const [part] = parts;
    const before = (await open(part?.publicId ?? '')).text;
    const forged = { title: 'Full report', file: await newFile(), publicId: part?.publicId };
    const twice = { id: part?.id, title: 'Full report' };
    await change(documentId, { documents: [forged, twice] });
    const ids = (await partsOf(documentId)).map(({ publicId }) => publicId);
    expect(new Set(ids).size).toBe(2);
    expect((await open(part?.publicId ?? '')).text).toBe(before);
  });

  it('leads from an old document to the one with its title, also twice over', async () => {
    const { documentId, parts } = await publishWith(['Full report', 'Summary']);
    const [report, summary] = parts;
    const keepSummary = { id: summary?.id, title: 'Summary' };
    const exchange = async (day: string) => {
      const documents = [{ title: 'full report ', file: await newFile() }, keepSummary];
      const changeNotes = [{ ...note, date: day }];
      await change(documentId, { documents, changeNotes });
      const part = (await partsOf(documentId)).find(({ title }) => title !== 'Summary');
      return part?.publicId ?? '';
    };
    const second = await exchange('2026-11-26');
    const first = await open(report?.publicId ?? '');
    expect([first.status, first.headers.get('x-document-answer')]).toEqual([302, 'moved']);
    expect(first.headers.get('location')).toBe(`/api/published/documents/${second}`);
    const third = await exchange('2026-11-27');
    for (const old of [report?.publicId ?? '', second]) {
      expect((await open(old)).headers.get('location')).toContain(third);
    }
    expect((await open(summary?.publicId ?? '')).status).toBe(200);
    const told = (await formerDocuments()).filter(({ id }) =>
      [report?.publicId, second].includes(id),
    );
    expect(told.map((one) => removalLists['former-documents'].parse(one))).toHaveLength(2);
  });

  it('says gone of a document that nothing replaced, until the entry itself goes', async () => {
    const { documentId, parts } = await publishWith(['A', 'B']);
    const [a, b] = parts;
    await change(documentId, { documents: [{ id: b?.id, title: 'B' }], changeNotes: [note] });
    const gone = await open(a?.publicId ?? '');
    expect([gone.status, gone.headers.get('x-document-answer')]).toEqual([410, 'gone']);
    expect(JSON.stringify(await formerDocuments())).toContain(a?.publicId);
    await cms.strapi.documents(uid).unpublish({ documentId });
    const nothing = await open('aaaaaaaaaaaaaaaaaaaaaaaa');
    for (const old of [a, b]) {
      const answer = await open(old?.publicId ?? '');
      expect([answer.status, answer.text]).toEqual([404, nothing.text]);
    }
    expect(JSON.stringify(await formerDocuments())).not.toContain(a?.publicId);
  });

  it('a document that never was public is no former one', async () => {
    const { documentId } = await publishWith(['A']);
    const file = await newFile();
    const kept = (await partsOf(documentId)).map(({ id, title }) => ({ id, title }));
    await cms.strapi
      .documents(uid)
      .update({ documentId, data: { documents: [...kept, { title: 'Draft', file }] } as never });
    const drafted = (await partsOf(documentId)).find(({ title }) => title === 'Draft');
    await change(documentId, {
      documents: (await partsOf(documentId))
        .filter((p) => p.title === 'A')
        .map(({ id, title }) => ({ id, title })),
    });
    expect((await open(drafted?.publicId ?? '')).status).toBe(404);
  });
});

it('the files of an archived publication are gone, and its record stays', async () => {
  const uid = uids[0];
  const fileId = await newFile();
  const { documentId } = await createEntry(
    cms.strapi,
    uid,
    { types, documents: [{ title: 'Report', file: fileId }] },
    'published',
  );
  const where = { documentId, publishedAt: { $notNull: true } };
  const entry = await cms.strapi.db.query(uid).findOne({ where, populate: { documents: true } });
  const publicId = String(entry.documents[0].publicId);
  await cms.strapi.documents(uid).update({ documentId, data: { archivedOn: '2026-11-26' } });
  expect((await open(publicId)).status).toBe(200);
  await cms.strapi.documents(uid).publish({ documentId });
  expect((await open(publicId)).status).toBe(410);
  expect((await cms.as('Approver', `/upload/files/${fileId}`, { method: 'DELETE' })).status).toBe(
    200,
  );
  const list = await cms.call<{ data: { id: string; documents: unknown[] }[] }>(
    '/api/published/publications',
  );
  expect(list.body.data.find(({ id }) => id === documentId)).toMatchObject({
    archivedOn: '2026-11-26',
    documents: [],
  });
  expect(await formerDocuments()).toContainEqual({
    id: publicId,
    replacedBy: null,
    path: `/learning-reviews/publications/${entry.slug}`,
    isArchived: true,
  });
});

describe('archived files become public again', () => {
  const uid = uids[0];
  const publish = (documentId: string, data: object) =>
    cms.strapi
      .documents(uid)
      .update({ documentId, data: data as never })
      .then(() => cms.strapi.documents(uid).publish({ documentId }));

  it('only with a note, though the file was exchanged in the meantime', async () => {
    const file = await newFile();
    const { documentId } = await createEntry(
      cms.strapi,
      uid,
      { types, documents: [{ title: 'Report', file }] },
      'published',
    );
    const exchanged = [{ title: 'Report', file: await newFile() }];
    await publish(documentId, { archivedOn: '2026-11-26', documents: exchanged });
    await expect(publish(documentId, { archivedOn: null })).rejects.toThrow('This was archived');
    await publish(documentId, { archivedOn: null, changeNotes: [note] });
  });
});

it('says where a file is used, in drafts and in public', async () => {
  const file = await newFile();
  const uses = async () =>
    (
      await cms.as<{ data: { title: string; status: string; siteAddress: string | null }[] }>(
        'Author',
        `/editor-screens/file-uses?id=${file}`,
      )
    ).body.data;
  expect(await uses()).toEqual([]);
  const documents = [{ title: 'Report', file }];
  const draft = await createEntry(cms.strapi, uids[0], { types, title: 'Family Q', documents });
  expect(await uses()).toMatchObject([{ title: 'Family Q', status: 'draft', siteAddress: null }]);
  await cms.strapi.documents(uids[0]).publish({ documentId: draft.documentId });
  await createEntry(cms.strapi, uids[1], { types, title: 'A form', documents }, 'published');
  const found = (await uses()).sort((a, b) => a.title.localeCompare(b.title));
  expect(found).toMatchObject([
    { title: 'A form', status: 'both' },
    { title: 'Family Q', status: 'both', siteAddress: expect.stringContaining('/publications/') },
  ]);
});
