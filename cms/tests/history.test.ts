import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryHistory } from '../src/history/answers';
import type { Difference } from '../src/history/difference';
import { createEntry } from './example-entries';
import { signInWith } from './person-with';
import { RunningCms, type Answer, type Role } from './running-cms';

interface Entry {
  data: { documentId: string };
}

type Asked<T> = Answer<{ data: T; error?: { message: string } }>;

const uid = 'api::publication.publication';
const publications = `/content-manager/collection-types/${uid}`;

let cms: RunningCms;
let types: string[];
let versions: typeof import('../src/history/versions');
let made = 0;

beforeAll(async () => {
  cms = await RunningCms.start();
  versions = cms.built('history/versions');
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(() => cms.stop());

async function draftBy(role: Role, fields: object = {}): Promise<string> {
  made += 1;
  const json = {
    title: `Review ${made}`,
    slug: `review-${made}`,
    kind: 'Report',
    language: 'English',
    summary: 'The first words.',
    types: { connect: [{ documentId: types[0] }] },
    ...fields,
  };
  const answer = await cms.as<Entry>(role, publications, { json });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.data.documentId;
}

async function save(role: Role, documentId: string, json: object): Promise<Answer<Entry>> {
  return cms.as<Entry>(role, `${publications}/${documentId}`, { method: 'PUT', json });
}

async function act(role: Role, documentId: string, action: string, json = {}): Promise<void> {
  const address = `${publications}/${documentId}/actions/${action}`;
  const answer = await cms.as(role, address, { method: 'POST', json });
  expect(answer.status, answer.text).toBe(200);
}

function history(role: Role, documentId: string): Promise<Asked<EntryHistory>> {
  return cms.as(role, `/editor-screens/history?uid=${uid}&documentId=${documentId}`);
}

async function numbersAndPeople(documentId: string): Promise<string[]> {
  const { body } = await history('Author', documentId);
  return body.data.versions.map(
    ({ number, by, isLive }) => `${number} ${by}${isLive ? ', live' : ''}`,
  );
}

function differences(documentId: string, from: string, to: string): Promise<Asked<Difference[]>> {
  const named = `uid=${uid}&documentId=${documentId}&from=${from}&to=${to}`;
  return cms.as('Author', `/editor-screens/history/differences?${named}`);
}

async function userId(role: Role): Promise<number> {
  const { email } = cms.signInDetails(role);
  return (await cms.strapi.db.query('admin::user').findOne({ where: { email } })).id;
}

describe('versions', () => {
  it('are kept of each save that changes something, with whoever made it and when', async () => {
    const before = Date.now();
    const documentId = await draftBy('Author');
    await save('Approver', documentId, { summary: 'Other words.' });
    await save('Administrator', documentId, { summary: 'Other words.' });
    expect(await numbersAndPeople(documentId)).toEqual(['2 Approver', '1 Author']);
    const [newest] = (await history('Author', documentId)).body.data.versions;
    expect(newest?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(newest?.at ?? '')).toBeGreaterThanOrEqual(before);
    expect(Date.parse(newest?.at ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('are kept of what is published, and not twice', async () => {
    const documentId = await draftBy('Author');
    await act('Approver', documentId, 'publish');
    expect(await numbersAndPeople(documentId)).toEqual(['1 Author, live']);
    await act('Approver', documentId, 'publish', { summary: 'Put right.' });
    expect(await numbersAndPeople(documentId)).toEqual(['2 Approver, live', '1 Author']);
    await save('Author', documentId, { summary: 'For later.' });
    expect(await numbersAndPeople(documentId)).toEqual([
      '3 Author',
      '2 Approver, live',
      '1 Author',
    ]);
    await act('Approver', documentId, 'discard');
    const [discarded] = await numbersAndPeople(documentId);
    expect(discarded).toBe('4 Approver, live');
    expect((await differences(documentId, '2', '4')).body.data).toEqual([]);
  });

  it('are none of a save or a publish that was refused', async () => {
    const documentId = await draftBy('Author');
    expect((await save('Author', documentId, { slug: 'documents' })).status).toBe(400);
    expect((await save('Author', documentId, { types: { set: [] } })).status).toBe(200);
    const refused = await cms.as('Approver', `${publications}/${documentId}/actions/publish`, {
      json: { summary: 'Not to be.' },
    });
    expect(refused.status).toBe(400);
    const stored = await versions.versionsOf(cms.strapi, { uid, documentId });
    const newest = await versions.readVersion(cms.strapi, { uid, documentId }, stored.length);
    expect(newest).toMatchObject({ types: [] });
    const draft = await cms.as<{ data: { summary: string } }>(
      'Author',
      `${publications}/${documentId}`,
    );
    expect(newest?.summary).toBe(draft.body.data.summary);
  });

  it('begin anew with a copy, and go with what is deleted', async () => {
    const documentId = await draftBy('Author');
    await save('Author', documentId, { summary: 'Second.' });
    const copy = await cms.as<Entry>('Approver', `${publications}/clone/${documentId}`, {
      json: { slug: `copy-of-${documentId}` },
    });
    expect(copy.status, copy.text).toBe(200);
    expect(await numbersAndPeople(copy.body.data.documentId)).toEqual(['1 Approver']);
    const gone = await cms.as('Author', `${publications}/${documentId}`, { method: 'DELETE' });
    expect(gone.status).toBe(200);
    expect(await versions.versionsOf(cms.strapi, { uid, documentId })).toEqual([]);
    expect((await history('Administrator', documentId)).status).toBe(404);
  });

  it('are numbered without gaps when many save at once, and nobody is turned away', async () => {
    const documentId = await draftBy('Author');
    const saves = Array.from({ length: 6 }, (_, at) =>
      save(at % 2 ? 'Author' : 'Approver', documentId, { summary: `Words ${at}` }),
    );
    for (const { status, text } of await Promise.all(saves)) expect(status, text).toBe(200);
    const stored = await versions.versionsOf(cms.strapi, { uid, documentId });
    expect(stored.map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it('of what was there before versions were kept are by whoever last saved it', async () => {
    const documentId = await draftBy('Author');
    await act('Approver', documentId, 'publish', { summary: 'On the site.' });
    await save('Author', documentId, { summary: 'Not on the site.' });
    for (const table of ['entry_versions', 'entry_stories']) {
      await cms.strapi.db.connection(table).where({ document_id: documentId }).delete();
    }
    await save('Administrator', documentId, { summary: 'After the upgrade.' });
    expect(await numbersAndPeople(documentId)).toEqual([
      '3 Administrator',
      '2 Author',
      '1 Approver, live',
    ]);
    const summaries = [1, 2, 3].map(async (number) => {
      return (await versions.readVersion(cms.strapi, { uid, documentId }, number))?.summary;
    });
    expect(await Promise.all(summaries)).toEqual([
      'On the site.',
      'Not on the site.',
      'After the upgrade.',
    ]);
  });
});

describe('who has changed an entry since', () => {
  const since = async (documentId: string, number: number | null) => {
    const stored = await versions.versionsOf(cms.strapi, { uid, documentId });
    const of = stored.find((version) => version.number === number)?.fingerprint ?? null;
    return (await versions.whoChangedSince(cms.strapi, { uid, documentId }, of)).sort();
  };

  it('a version, or ever', async () => {
    const documentId = await draftBy('Author');
    await save('Approver', documentId, { summary: 'Second.' });
    await save('Administrator', documentId, { summary: 'Third.' });
    const [author, approver, administrator] = await Promise.all(
      (['Author', 'Approver', 'Administrator'] as const).map(userId),
    );
    expect(await since(documentId, 1)).toEqual([approver, administrator].sort());
    expect(await since(documentId, 3)).toEqual([]);
    expect(await since(documentId, null)).toEqual([author, approver, administrator].sort());
    const unknown = versions.whoChangedSince(cms.strapi, { uid, documentId }, 'f'.repeat(64));
    expect(await unknown).toHaveLength(3);
  });

  it('counts from the last time that it was so, not the first', async () => {
    const documentId = await draftBy('Author');
    await save('Approver', documentId, { summary: 'Second.' });
    await save('Approver', documentId, { summary: 'The first words.' });
    await save('Administrator', documentId, { summary: 'Fourth.' });
    expect(await since(documentId, 1)).toEqual([await userId('Administrator')]);
  });
});

describe('differences', () => {
  it('are those between any two versions, what is live and the draft, by the titles of links', async () => {
    const theme = await createEntry(cms.strapi, 'api::theme.theme', { name: 'Curiosity' });
    const documentId = await draftBy('Author');
    await act('Approver', documentId, 'publish');
    const connect = { connect: [{ documentId: theme.documentId }] };
    await save('Author', documentId, { summary: 'The second words.', themes: connect });
    const labels = async (from: string, to: string) =>
      (await differences(documentId, from, to)).body.data.map(
        ({ label, kind, before, after }) => `${label}: ${kind}, ${before} → ${after}`,
      );
    const changed = [
      'Themes: added, null → Curiosity',
      'Summary: changed, The first words. → The second words.',
    ];
    expect(await labels('live', 'draft')).toEqual(changed);
    expect(await labels('1', '2')).toEqual(changed);
    expect(await labels('2', '1')).toHaveLength(2);
    expect(await labels('live', '1')).toEqual([]);
  });

  it('of what is not public are all that it has', async () => {
    const documentId = await draftBy('Author');
    const { body } = await differences(documentId, 'live', 'draft');
    expect(body.data.every(({ kind }) => kind === 'added')).toBe(true);
    expect(body.data.map(({ label }) => label)).toContain('Summary');
  });

  it.each([
    ['1', '9'],
    ['9', '1'],
    ['draft', 'live'],
    ['1', 'x'],
  ])('from %s to %s are none: there is no such version', async (from, to) => {
    const documentId = await draftBy('Author');
    expect((await differences(documentId, from, to)).status).toBe(404);
  });
});

describe('the history is for who may read the whole entry', () => {
  const explorer = 'plugin::content-manager.explorer';
  const fields = () =>
    cms.strapi.service('admin::content-type')?.['getNestedFields'](cms.strapi.contentTypes[uid], {
      components: cms.strapi.components,
    }) as string[];
  const statuses = async (token: string, documentId: string) => {
    const headers = { Authorization: `Bearer ${token}` };
    const named = `uid=${uid}&documentId=${documentId}`;
    const json = { uid, documentId, number: 1 };
    const answers = [
      await cms.call(`/editor-screens/history?${named}`, { headers }),
      await cms.call(`/editor-screens/history/differences?${named}&from=1&to=2`, { headers }),
      await cms.call('/editor-screens/history/go-back', { headers, json }),
    ];
    for (const { text, status } of answers) if (status !== 200) expect(text).not.toContain('words');
    return answers.map(({ status }) => status);
  };

  it('and nobody else', async () => {
    const documentId = await draftBy('Author');
    await save('Author', documentId, { summary: 'The second words.' });
    const all = fields();
    const reading = (some: string[]) => [
      { action: `${explorer}.read`, subject: uid, properties: { fields: some }, conditions: [] },
    ];
    const nothing = await signInWith(cms, []);
    expect(await statuses(nothing, documentId)).toEqual([404, 404, 404]);
    const some = await signInWith(cms, reading(all.filter((name) => name !== 'documents.title')));
    expect(await statuses(some, documentId)).toEqual([404, 404, 404]);
    const reader = await signInWith(cms, reading(all));
    expect(await statuses(reader, documentId)).toEqual([200, 200, 403]);
    const own = { action: `${explorer}.read`, subject: uid, properties: { fields: all } };
    const onlyOwn = await signInWith(cms, [{ ...own, conditions: ['admin::is-creator'] }]);
    expect(await statuses(onlyOwn, documentId)).toEqual([404, 404, 404]);
    expect(await statuses('no-token', documentId)).toEqual([401, 401, 401]);
    expect(await numbersAndPeople(documentId)).toHaveLength(2);
  });

  it('and of nothing that is no entry', async () => {
    const types = ['api::redirect.redirect', 'plugin::upload.file', 'admin::user', '', 'x'];
    for (const type of types) {
      const answer = await cms.as(
        'Administrator',
        `/editor-screens/history?uid=${type}&documentId=1`,
      );
      expect(answer.status, type).toBe(404);
    }
  });
});
