import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryHistory } from '../src/history/answers';
import { createEntry, upload } from './example-entries';
import { filledEntry, type Fillings } from './filled-entries';
import { RunningCms, type Answer, type Role } from './running-cms';
import { pdfWithPages } from './sample-files';

type Fields = Record<string, unknown>;
type WentBack = Answer<{ data: { leftOut: string[] }; error?: { message: string } }>;

const uid = 'api::publication.publication' as const;
const settingsUid = 'api::site-settings.site-settings' as const;

let cms: RunningCms;
let fillings: Fillings;
let content: typeof import('../src/history/content');
let versions: typeof import('../src/history/versions');
let mayServe: typeof import('../src/documents/may-serve').mayServe;

beforeAll(async () => {
  cms = await RunningCms.start();
  content = cms.built('history/content');
  versions = cms.built('history/versions');
  ({ mayServe } = cms.built<typeof import('../src/documents/may-serve')>('documents/may-serve'));
  const two = async (type: string, fields: Fields = {}): Promise<[string, string]> => [
    (await createEntry(cms.strapi, type, fields, 'published')).documentId,
    (await createEntry(cms.strapi, type, fields, 'published')).documentId,
  ];
  const types = await two('api::review-type.review-type');
  fillings = {
    files: [await file(pdfWithPages(2, 'one')), await file(pdfWithPages(3, 'other'))],
    targets: {
      'api::review-type.review-type': types,
      'api::theme.theme': await two('api::theme.theme'),
      [uid]: await two(uid, { types: [types[0]] }),
    },
  };
});

afterAll(() => cms.stop());

async function file(bytes: Buffer, name = 'report.pdf'): Promise<number> {
  const [uploaded] = (await upload(cms, 'Approver', bytes, name, 'application/pdf')).body;
  return Number(uploaded?.id);
}

/** A publication with every field filled in; not archived, so that its files are public. */
async function make(fields: Fields = {}): Promise<string> {
  const data = { ...filledEntry(cms.strapi, uid, fillings), archivedOn: null, ...fields };
  return (await cms.strapi.documents(uid).create({ data } as never)).documentId;
}

function update(documentId: string, data: Fields): Promise<unknown> {
  return cms.strapi.documents(uid).update({ documentId, data } as never);
}

function publish(documentId: string): Promise<unknown> {
  return cms.strapi.documents(uid).publish({ documentId } as never);
}

async function read(documentId: string, status: 'draft' | 'published' = 'draft') {
  const found = await content.readContent(cms.strapi, { uid, documentId }, status);
  if (!found) throw new Error(`Nothing is ${status}.`);
  return found;
}

function goBack(
  role: Role,
  documentId: string,
  number: unknown,
  type: string = uid,
): Promise<WentBack> {
  const json = { uid: type, documentId, number };
  return cms.as(role, '/editor-screens/history/go-back', { json });
}

async function numbers(documentId: string): Promise<number[]> {
  const found = await versions.versionsOf(cms.strapi, { uid, documentId });
  return found.map(({ number }) => number);
}

function publicIdOf(found: Fields): string {
  return String((found.documents as Fields[])[0]?.publicId);
}

describe('going back to a version', () => {
  it('restores every field with parts, links and files, and keeps all versions', async () => {
    const documentId = await make();
    const before = await read(documentId);
    const other = { ...filledEntry(cms.strapi, uid, fillings, 1), documents: [], archivedOn: null };
    await update(documentId, other);
    expect(content.fingerprintOf(await read(documentId))).not.toBe(content.fingerprintOf(before));
    const answer = await goBack('Author', documentId, 1);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.data.leftOut).toEqual([]);
    expect(await read(documentId)).toEqual(before);
    expect(await numbers(documentId)).toEqual([3, 2, 1]);
    const [newest] = await versions.versionsOf(cms.strapi, { uid, documentId });
    expect(newest?.by.name).toBe('Author');
    const second = await versions.readVersion(cms.strapi, { uid, documentId }, 2);
    expect(second).toMatchObject({ summary: other['summary'], documents: [] });
    const draft = await cms.as<{ data: Fields }>(
      'Author',
      `/content-manager/collection-types/${uid}/${documentId}`,
    );
    expect(draft.body.data.updatedBy).toMatchObject({ firstname: 'Author' });
  });

  it('publishes nothing, and a document that is published again has its old address', async () => {
    const documentId = await make({ firstPublishedOn: null });
    await publish(documentId);
    const before = await read(documentId, 'published');
    const publicId = publicIdOf(before);
    const day = (await cms.strapi.documents(uid).findOne({ documentId }))?.firstPublishedOn;
    const changeNotes = [{ date: '2026-01-01', note: 'Took the files out.' }];
    await update(documentId, { documents: [], summary: 'Without files.', changeNotes });
    await publish(documentId);
    expect((await mayServe(cms.strapi, publicId)).verdict).toBe('gone');
    expect((await goBack('Author', documentId, 1)).status).toBe(200);
    expect((await read(documentId, 'published')).summary).toBe('Without files.');
    expect((await mayServe(cms.strapi, publicId)).verdict).toBe('gone');
    await publish(documentId);
    expect(content.fingerprintOf(await read(documentId, 'published'))).toBe(
      content.fingerprintOf(before),
    );
    expect((await mayServe(cms.strapi, publicId)).verdict).toBe('serve');
    const live = await cms.strapi.documents(uid).findOne({ documentId, status: 'published' });
    expect(live?.firstPublishedOn).toBe(day);
  });

  it('is recorded as that, and not at all where the draft is like that already', async () => {
    const documentId = await make();
    await update(documentId, { summary: 'Second.' });
    await goBack('Approver', documentId, 1);
    await goBack('Approver', documentId, 1);
    const rows = await cms.strapi.db
      .connection('audit_events')
      .where({ document_id: documentId, action: 'went-back' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ actor_name: 'Approver', version: 3 });
    expect(await numbers(documentId)).toEqual([3, 2, 1]);
  });

  it('takes back no public id for any other entry', async () => {
    const documentId = await make();
    const taken = publicIdOf(await read(documentId));
    const forged = { documents: [{ title: 'Forged', file: fillings.files[0], publicId: taken }] };
    const other = await make(forged);
    expect(publicIdOf(await read(other))).not.toBe(taken);
    await update(documentId, forged);
    expect(publicIdOf(await read(documentId))).not.toBe(taken);
  });
});

describe('what cannot come back', () => {
  it('is named where it is a link to what was deleted since', async () => {
    const theme = await createEntry(cms.strapi, 'api::theme.theme', {}, 'draft');
    const [kept] = fillings.targets['api::theme.theme'] ?? [];
    const documentId = await make({ themes: [theme.documentId, kept] });
    await update(documentId, { themes: [kept], summary: 'Second.' });
    await cms.strapi.documents('api::theme.theme').delete({ documentId: theme.documentId });
    const answer = await goBack('Author', documentId, 1);
    expect(answer.body.data.leftOut).toEqual(['Themes']);
    expect(await read(documentId)).toMatchObject({ themes: [kept] });
    expect((await read(documentId)).summary).not.toBe('Second.');
  });

  it('is named where it is a file, nothing changes, and it can be uploaded again', async () => {
    const bytes = pdfWithPages(4, 'to be deleted');
    const id = await file(bytes, 'lost.pdf');
    const documentId = await make({ documents: [{ title: 'Lost', file: id }] });
    const before = await read(documentId);
    await update(documentId, { documents: [], summary: 'Second.' });
    const gone = await cms.as('Approver', `/upload/files/${id}`, { method: 'DELETE' });
    expect(gone.status).toBe(200);
    const answer = await goBack('Author', documentId, 1);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toContain('“lost.pdf”');
    expect(answer.body.error?.message).toContain('Upload it there again');
    expect((await read(documentId)).summary).toBe('Second.');
    await file(bytes, 'found.pdf');
    expect((await goBack('Author', documentId, 1)).status).toBe(200);
    expect(content.fingerprintOf(await read(documentId))).toBe(content.fingerprintOf(before));
  });

  it('is said where a rule forbids it now, such as an address that another has', async () => {
    const documentId = await make({ slug: 'once-mine' });
    await update(documentId, { slug: 'mine-no-more' });
    await make({ slug: 'once-mine' });
    const answer = await goBack('Author', documentId, 1);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toMatch(/address/i);
    expect((await read(documentId)).slug).toBe('mine-no-more');
  });
});

describe('a file that changes in the media library', () => {
  it('makes a version of each draft that has it, by whoever changed it', async () => {
    const id = await file(pdfWithPages(5, 'first bytes'));
    const documentId = await make({ documents: [{ title: 'Report', file: id }] });
    const form = new FormData();
    const bytes = new Uint8Array(pdfWithPages(6, 'second bytes'));
    form.append('files', new Blob([bytes], { type: 'application/pdf' }), 'report.pdf');
    const replaced = await cms.as('Approver', `/upload?id=${id}`, { form });
    expect(replaced.status, replaced.text).toBe(200);
    const gone = await cms.as('Administrator', `/upload/files/${id}`, { method: 'DELETE' });
    expect(gone.status, gone.text).toBe(200);
    const found = await versions.versionsOf(cms.strapi, { uid, documentId });
    expect(found.map(({ by }) => by.name)).toEqual(['Administrator', 'Approver', 'The system']);
  });
});

describe('going back is refused', () => {
  it('to who may not edit that type', async () => {
    const settings = (summary: string) => ({ banner: summary });
    const made = await createEntry(cms.strapi, settingsUid, settings('First.'));
    const { documentId } = made;
    await cms.strapi.documents(settingsUid).update({ documentId, data: settings('Second.') });
    const answer = await goBack('Author', documentId, 1, settingsUid);
    expect(answer.status).toBe(403);
    const now = await cms.strapi.documents(settingsUid).findOne({ documentId });
    expect(now?.banner).toBe('Second.');
    const named = `uid=${settingsUid}&documentId=${documentId}`;
    const seen = await cms.as<{ data: EntryHistory }>('Author', `/editor-screens/history?${named}`);
    expect(seen.body.data).toMatchObject({
      mayGoBack: false,
      versions: [{ number: 2 }, { number: 1 }],
    });
    expect((await goBack('Approver', documentId, 1, settingsUid)).status).toBe(200);
  });

  it.each([0, 9, -1, '1; drop table', null])('to version %s, which is none', async (number) => {
    const documentId = await make();
    expect((await goBack('Approver', documentId, number)).status).toBe(404);
    expect(await numbers(documentId)).toEqual([1]);
  });

  it('to a version of another entry', async () => {
    const documentId = await make();
    const other = await make();
    await update(other, { summary: 'Second of the other.' });
    expect((await goBack('Approver', documentId, 2)).status).toBe(404);
  });
});
