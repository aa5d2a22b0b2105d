import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry, upload } from './example-entries';
import { attributesOf, filledEntry, type Fillings } from './filled-entries';
import { changesOf, forSave } from './field-changes';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

type Fields = Record<string, unknown>;
type Status = 'draft' | 'published';

const types = [
  'api::publication.publication',
  'api::form.form',
  'api::review-type.review-type',
  'api::theme.theme',
  'api::group.group',
  'api::page.page',
  'api::redirect.redirect',
  'api::learning-reviews-page.learning-reviews-page',
  'api::site-settings.site-settings',
];
const publications = 'api::publication.publication';
const hasDrafts = (uid: string) => uid !== 'api::redirect.redirect';

let cms: RunningCms;
let fillings: Fillings;
let content: typeof import('../src/history/content');

beforeAll(async () => {
  cms = await RunningCms.start();
  content = cms.built('history/content');
  const two = async (uid: string): Promise<[string, string]> => [
    (await createEntry(cms.strapi, uid, {}, 'published')).documentId,
    (await createEntry(cms.strapi, uid, {}, 'published')).documentId,
  ];
  const reviewTypes = await two('api::review-type.review-type');
  const publication = () => report(reviewTypes[0], 'published');
  fillings = {
    files: [await file('one'), await file('other')],
    targets: {
      'api::review-type.review-type': reviewTypes,
      'api::theme.theme': await two('api::theme.theme'),
      'api::group.group': await two('api::group.group'),
      'api::publication.publication': [await publication(), await publication()],
    },
  };
});

afterAll(() => cms.stop());

async function report(type: string, status: Status): Promise<string> {
  return (await createEntry(cms.strapi, publications, { types: [type] }, status)).documentId;
}

async function file(words: string): Promise<number> {
  const [uploaded] = (
    await upload(cms, 'Author', pdfWithPages(2, words), 'r.pdf', 'application/pdf')
  ).body;
  return Number(uploaded?.id);
}

async function fingerprint(uid: string, documentId: string, status: Status): Promise<string> {
  const read = await content.readContent(cms.strapi, { uid, documentId }, status);
  if (!read) throw new Error(`Nothing of ${uid} is ${status}.`);
  return content.fingerprintOf(read);
}

async function make(uid: string, fields: Fields = {}): Promise<string> {
  const data = { ...filledEntry(cms.strapi, uid, fillings), ...fields };
  const known = await cms.strapi.documents(uid as never).findFirst({} as never);
  const isSingle = cms.strapi.getModel(uid as never)['kind'] === 'singleType';
  if (isSingle && known) {
    await update(uid, known.documentId, data);
    return known.documentId;
  }
  const made = await cms.strapi.documents(uid as never).create({ data } as never);
  return made.documentId;
}

function update(uid: string, documentId: string, data: Fields): Promise<unknown> {
  return cms.strapi.documents(uid as never).update({ documentId, data } as never);
}

function publish(uid: string, documentId: string): Promise<unknown> {
  return cms.strapi.documents(uid as never).publish({ documentId } as never);
}

it('knows every type of content', () => {
  const all = Object.keys(cms.strapi.contentTypes).filter(
    (uid) => uid.startsWith('api::') && Object.keys(attributesOf(cms.strapi, uid)).length > 0,
  );
  expect(all.sort()).toEqual([...types].sort());
});

describe.each(types)('%s', (uid) => {
  it.runIf(hasDrafts(uid))('is the same as draft and as published', async () => {
    const documentId = await make(uid);
    const read = await content.readContent(cms.strapi, { uid, documentId }, 'draft');
    const empty = Object.entries(read ?? {}).filter(([, value]) => isEmpty(value));
    expect(empty).toEqual([]);
    const before = await fingerprint(uid, documentId, 'draft');
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    await publish(uid, documentId);
    expect(await fingerprint(uid, documentId, 'published')).toBe(before);
    expect(await fingerprint(uid, documentId, 'draft')).toBe(before);
    await cms.strapi.documents(uid as never).discardDraft({ documentId } as never);
    expect(await fingerprint(uid, documentId, 'draft')).toBe(before);
    await publish(uid, documentId);
    expect(await fingerprint(uid, documentId, 'published')).toBe(before);
    await cms.strapi.documents(uid as never).unpublish({ documentId } as never);
    expect(await fingerprint(uid, documentId, 'draft')).toBe(before);
    expect(await content.readContent(cms.strapi, { uid, documentId }, 'published')).toBeNull();
  });

  it('is another with any change of any field, and the same when that is undone', async () => {
    const documentId = await make(uid);
    const before = await fingerprint(uid, documentId, 'draft');
    const seen = new Set([before]);
    const changes = changesOf(cms.strapi, uid, await storedDraft(uid, documentId), fillings);
    expect(changes.length).toBeGreaterThan(1);
    for (const { path, change } of changes) {
      const stored = await storedDraft(uid, documentId);
      const [name] = path;
      const data = { [String(name)]: change(forSave(cms.strapi, uid, stored))[String(name)] };
      await update(uid, documentId, data);
      const after = await fingerprint(uid, documentId, 'draft');
      expect(seen.has(after), `${path.join('.')} makes no difference`).toBe(false);
      seen.add(after);
      await update(uid, documentId, {
        [String(name)]: forSave(cms.strapi, uid, stored)[String(name)],
      });
      expect(await fingerprint(uid, documentId, 'draft'), `undone ${path.join('.')}`).toBe(before);
    }
  });
});

it('is another with any change of a text that calls itself a file', async () => {
  const body = (words: string) => [
    { type: 'paragraph', hash: 'x', name: 'y', children: [{ type: 'text', text: words }] },
  ];
  const documentId = await make(publications, { body: body('Child A') });
  const before = await fingerprint(publications, documentId, 'draft');
  await update(publications, documentId, { body: body('Another name') });
  expect(await fingerprint(publications, documentId, 'draft')).not.toBe(before);
});

describe('what waits or is filled in with publishing is no change', () => {
  it('as a link to what is not public yet, in its place among others', async () => {
    const [type, otherType] = fillings.targets['api::review-type.review-type'] ?? ['', ''];
    const [first, last] = [await report(type, 'published'), await report(type, 'published')];
    const waiting = await report(type, 'draft');
    const related = [first, waiting, last];
    const documentId = await make(publications, { related });
    const before = await fingerprint(publications, documentId, 'draft');
    const expectSame = async () => {
      for (const status of ['published', 'draft'] as const) {
        expect(await fingerprint(publications, documentId, status), status).toBe(before);
      }
    };
    await publish(publications, documentId);
    await expectSame();
    await publish(publications, waiting);
    await expectSame();
    await cms.strapi.documents(publications).unpublish({ documentId: waiting });
    await expectSame();
    await update(publications, documentId, { related, types: [type, otherType] });
    await expectSame();
    await update(publications, documentId, { related: [first, last] });
    expect(await fingerprint(publications, documentId, 'published')).toBe(before);
    expect(await fingerprint(publications, documentId, 'draft')).not.toBe(before);
  });

  it('as the day of first publication, and an editor’s own day is one', async () => {
    const documentId = await make(publications, { firstPublishedOn: null });
    const before = await fingerprint(publications, documentId, 'draft');
    await publish(publications, documentId);
    const stored = await storedDraft(publications, documentId);
    expect(stored.firstPublishedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await fingerprint(publications, documentId, 'draft')).toBe(before);
    expect(await fingerprint(publications, documentId, 'published')).toBe(before);
    await update(publications, documentId, { firstPublishedOn: '2020-02-02' });
    expect(await fingerprint(publications, documentId, 'draft')).not.toBe(before);
    await update(publications, documentId, { firstPublishedOn: null });
    await publish(publications, documentId);
    expect((await storedDraft(publications, documentId)).firstPublishedOn).toBe(
      stored.firstPublishedOn,
    );
    expect(await fingerprint(publications, documentId, 'published')).toBe(before);
  });

  it('as the facts of a file, and other bytes in its place are one', async () => {
    const documentId = await make(publications);
    const before = await fingerprint(publications, documentId, 'draft');
    await cms.strapi.db
      .query('parts.document')
      .updateMany({ where: {}, data: { sha256: null, pages: null } });
    expect(await fingerprint(publications, documentId, 'draft')).toBe(before);
    await publish(publications, documentId);
    expect(await fingerprint(publications, documentId, 'published')).toBe(before);
    await cms.strapi.db.query('plugin::upload.file').update({
      where: { id: fillings.files[0] },
      data: { name: 'renamed.pdf', hash: `${'0'.repeat(64)}-x` },
    });
    expect(await fingerprint(publications, documentId, 'published')).toBe(before);
    expect(await fingerprint(publications, documentId, 'draft')).not.toBe(before);
  });
});

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0 || value.some(isEmpty);
  return typeof value === 'object' && Object.values(value).some(isEmpty);
}

async function storedDraft(uid: string, documentId: string): Promise<Fields> {
  const { loadDraft } = cms.built<typeof import('../src/saving/load-entry')>('saving/load-entry');
  return (await loadDraft(cms.strapi, uid, documentId)) as Fields;
}
