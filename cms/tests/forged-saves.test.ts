import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEntry } from './example-entries';
import { RunningCms, type Role } from './running-cms';

interface Saved {
  data: { documentId: string; id: number };
}

interface Row {
  id: number;
  documentId: string;
  locale: string | null;
  publishedAt: Date | null;
  createdBy: { id: number } | null;
  updatedBy: { id: number } | null;
}

const uid = 'api::publication.publication';
const publications = `/content-manager/collection-types/${uid}`;
const hugeId = '9223372036854774784';

let cms: RunningCms;
let typeId: string;
let made = 0;
const userIds: Partial<Record<Role, number>> = {};

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  typeId = type.documentId;
  for (const role of ['Author', 'Approver', 'Administrator'] as const) {
    const { email } = cms.signInDetails(role);
    userIds[role] = (await cms.strapi.db.query('admin::user').findOne({ where: { email } })).id;
  }
});

afterAll(() => cms.stop());

function fields() {
  made += 1;
  return {
    title: `Review ${made}`,
    slug: `review-${made}`,
    kind: 'Report',
    summary: 'Made for a test.',
    language: 'English',
    types: { connect: [{ documentId: typeId }] },
  };
}

/** What a caller adds to a body to be someone else, or something else. */
function forged() {
  return {
    id: hugeId,
    documentId: 'forged',
    locale: 'fr',
    createdBy: userIds.Administrator,
    updatedBy: userIds.Administrator,
    created_by_id: userIds.Administrator,
    updated_by_id: userIds.Administrator,
    createdAt: '2001-01-01T00:00:00.000Z',
  };
}

async function save(role: Role, address: string, json: object, method = 'POST'): Promise<string> {
  const answer = await cms.as<Saved>(role, address, { method, json });
  expect([200, 201], answer.text).toContain(answer.status);
  return answer.body.data.documentId;
}

async function rowsOf(documentId: string): Promise<Row[]> {
  const where = { documentId };
  return cms.strapi.db
    .query(uid)
    .findMany({ where, populate: ['createdBy', 'updatedBy'], orderBy: { publishedAt: 'asc' } });
}

async function expectHonest(documentId: string, maker: Role, changer: Role): Promise<void> {
  const rows = await rowsOf(documentId);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row.id).toBeLessThan(10_000);
    expect(row.locale).toBeNull();
    expect(row.createdBy?.id).toBe(userIds[maker]);
    expect(row.updatedBy?.id).toBe(userIds[changer]);
  }
}

function remove(role: Role, documentId: string) {
  return cms.as(role, `${publications}/${documentId}`, { method: 'DELETE' });
}

describe('a forged body sets neither row, language nor person', () => {
  it('when an entry is made', async () => {
    const id = await save('Author', publications, { ...fields(), ...forged() });
    expect(id).not.toBe('forged');
    await expectHonest(id, 'Author', 'Author');
  });

  it('when an entry is changed', async () => {
    const id = await save('Approver', publications, fields());
    await save('Author', `${publications}/${id}`, { ...fields(), ...forged() }, 'PUT');
    await expectHonest(id, 'Approver', 'Author');
  });

  it('when an entry is copied', async () => {
    const source = await save('Approver', publications, fields());
    const address = `${publications}/clone/${source}`;
    const id = await save('Author', address, { ...fields(), ...forged() });
    await expectHonest(id, 'Author', 'Author');
  });

  it('when an entry is made and published at once', async () => {
    const address = `${publications}/actions/publish`;
    const id = await save('Approver', address, { ...fields(), ...forged() });
    expect(await rowsOf(id)).toHaveLength(2);
    await expectHonest(id, 'Approver', 'Approver');
  });

  it('when an entry is changed and published at once, taken down, and changed again', async () => {
    const id = await save('Author', publications, fields());
    const address = `${publications}/${id}`;
    await save('Approver', `${address}/actions/publish`, { ...fields(), ...forged() });
    await expectHonest(id, 'Author', 'Approver');
    await save('Approver', `${address}/actions/unpublish`, { locale: 'fr' });
    expect(await rowsOf(id)).toHaveLength(1);
    await save('Author', address, { ...fields(), ...forged() }, 'PUT');
    await expectHonest(id, 'Author', 'Author');
  });

  it('when the changes of a published entry are discarded', async () => {
    const id = await save('Author', publications, fields());
    const address = `${publications}/${id}`;
    await save('Approver', `${address}/actions/publish`, { ...fields(), ...forged() });
    await save('Author', address, fields(), 'PUT');
    await save('Approver', `${address}/actions/discard`, forged());
    await expectHonest(id, 'Author', 'Approver');
  });
});

it('publishing works after somebody names the largest row id', async () => {
  await save('Author', publications, { ...fields(), id: hugeId });
  const id = await save('Author', publications, fields());
  await save('Approver', `${publications}/${id}/actions/publish`, {});
  expect(await rowsOf(id)).toHaveLength(2);
});

it('a published entry still shows as published after a save in another language', async () => {
  const id = await save('Approver', `${publications}/actions/publish`, fields());
  const changed = await cms.as<{ data: { status: string } }>('Author', `${publications}/${id}`, {
    method: 'PUT',
    json: { ...fields(), locale: 'fr' },
  });
  expect(changed.status).toBe(200);
  const shown = await cms.as<{ data: { status: string } }>('Author', `${publications}/${id}`);
  expect(shown.body.data.status).toBe('modified');
});

describe('an author who names themselves the maker of the draft of a colleague', () => {
  it.each(['created_by_id', 'createdBy'])('by %s cannot delete it', async (key) => {
    const id = await save('Approver', publications, fields());
    await save('Author', `${publications}/${id}`, { [key]: userIds.Author }, 'PUT');
    expect((await remove('Author', id)).status).toBe(403);
    const bulk = await cms.as('Author', `${publications}/actions/bulkDelete`, {
      json: { documentIds: [id] },
    });
    expect(bulk.status).toBe(403);
    expect(await rowsOf(id)).toHaveLength(1);
  });

  it('cannot delete it once it was published and taken down', async () => {
    const id = await save('Approver', `${publications}/actions/publish`, fields());
    await save('Approver', `${publications}/${id}/actions/unpublish`, {});
    await save('Author', `${publications}/${id}`, { created_by_id: userIds.Author }, 'PUT');
    expect((await remove('Author', id)).status).toBe(403);
    expect(await rowsOf(id)).toHaveLength(1);
  });
});

it('a bulk action in another language leaves every row without one', async () => {
  const id = await save('Author', publications, { ...fields(), locale: 'fr' });
  const bulk = (name: string, locale: string | string[]) =>
    cms.as('Approver', `${publications}/actions/${name}`, { json: { documentIds: [id], locale } });
  expect((await bulk('bulkPublish', ['fr'])).status).toBe(200);
  await expectHonest(id, 'Author', 'Author');
  expect(await rowsOf(id)).toHaveLength(2);
  expect((await bulk('bulkDelete', 'fr')).status).toBe(404);
  expect(await rowsOf(id)).toHaveLength(2);
});

interface Point {
  id: number;
  text: string;
}

async function pointsOf(documentId: string): Promise<Point[]> {
  const row = await cms.strapi.db
    .query(uid)
    .findOne({ where: { documentId }, populate: ['keyLearning'] });
  return row.keyLearning;
}

describe('a part in a save', () => {
  it('keeps its row when the entry has it', async () => {
    const id = await save('Author', publications, { ...fields(), keyLearning: [{ text: 'One' }] });
    const before = await pointsOf(id);
    const keyLearning = [{ id: before[0]?.id, text: 'Two' }];
    await save('Author', `${publications}/${id}`, { ...fields(), keyLearning }, 'PUT');
    expect(await pointsOf(id)).toEqual([{ ...before[0], text: 'Two' }]);
  });

  it('with the row of another entry is refused and leaves that as it is', async () => {
    const json = { ...fields(), keyLearning: [{ text: 'Theirs' }] };
    const other = await save('Approver', publications, json);
    const [theirs] = await pointsOf(other);
    const id = await save('Author', publications, fields());
    const answer = await cms.as('Author', `${publications}/${id}`, {
      method: 'PUT',
      json: { keyLearning: [{ id: theirs?.id, text: 'Mine' }] },
    });
    expect(answer.status).toBe(400);
    expect(await pointsOf(other)).toEqual([theirs]);
  });

  it('of a new entry gets a row of its own', async () => {
    const keyLearning = [{ id: hugeId, text: 'New' }];
    const id = await save('Author', publications, { ...fields(), keyLearning });
    expect((await pointsOf(id))[0]?.id).toBeLessThan(10_000);
  });
});
