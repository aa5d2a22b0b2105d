import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEntry } from './example-entries';
import { RunningCms } from './running-cms';

interface Changes {
  revision: number;
  database: string;
  isComplete: boolean;
  lists: Record<
    string,
    { items: { id: string; related?: string[] }[]; ids: string[]; isWhole?: boolean }
  >;
  singles: Record<string, unknown>;
}

const publication = 'api::publication.publication';

let cms: RunningCms;

const revision = async () =>
  (await cms.asSite<{ revision: number }>('/api/published/revision')).body.revision;
const since = async (number: number) =>
  (await cms.asSite<Changes>(`/api/published/changes?since=${number}`)).body;
const idsOf = (changes: Changes) => changes.lists.publications!.items.map(({ id }) => id);

let types: string[];
const create = (fields: Record<string, unknown>, status?: 'draft' | 'published') =>
  createEntry(cms.strapi, publication, { types, ...fields }, status);

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});
afterAll(() => cms.stop());

it('tells what changed and what there is, and each time all of what is short', async () => {
  const kept = await create({}, 'published');
  const theme = await createEntry(cms.strapi, 'api::theme.theme', {}, 'published');
  const before = await revision();
  const added = await create({}, 'published');
  const changes = await since(before);
  expect(changes.isComplete).toBe(true);
  expect(changes.revision).toBe(await revision());
  expect(idsOf(changes)).toEqual([added.documentId]);
  expect(changes.lists.publications!.ids).toEqual(
    expect.arrayContaining([kept.documentId, added.documentId]),
  );
  expect(changes.lists.themes!.items.map(({ id }) => id)).toContain(theme.documentId);
  expect(changes.lists.themes).toMatchObject({ isWhole: true, ids: [theme.documentId] });
  expect(changes.lists['take-downs']).toEqual({ items: [], ids: [], isWhole: true });
  expect(changes.lists.redirects).toEqual({ items: [], ids: [], isWhole: true });
  expect(Object.keys(changes.singles)).toEqual(['site-settings', 'learning-reviews-page']);
  expect(await since(changes.revision)).toMatchObject({
    isComplete: true,
    lists: { publications: { items: [] } },
  });
});

it('lists also what it cannot show, so that a list without items is known from an empty one', async () => {
  const bad = await createEntry(cms.strapi, 'api::group.group', {}, 'published');
  const where = { documentId: bad.documentId };
  await cms.strapi.db.query('api::group.group').updateMany({ where, data: { name: '' } });
  const { groups } = (await since(await revision())).lists;
  expect(groups).toEqual({ items: [], ids: [bad.documentId], isWhole: true });
  await cms.strapi.documents('api::group.group').delete({ documentId: bad.documentId });
  expect((await since(await revision())).lists.groups?.ids).toEqual([]);
});

it('tells what was taken down by leaving out its id, and nothing of what is a draft', async () => {
  const entry = await create({}, 'published');
  const before = await revision();
  await create({});
  expect((await since(before)).revision).toBe(before);
  await cms.strapi.documents(publication).unpublish({ documentId: entry.documentId });
  const changes = await since(before);
  expect(changes.isComplete).toBe(true);
  expect(idsOf(changes)).toEqual([]);
  expect(changes.lists.publications!.ids).not.toContain(entry.documentId);
});

it('tells of an entry that is linked to one that was just published', async () => {
  const target = await create({});
  const source = await create({ related: [target.documentId] }, 'published');
  const before = await revision();
  await cms.strapi.documents(publication).publish({ documentId: target.documentId });
  const changes = await since(before);
  expect(idsOf(changes).toSorted()).toEqual([source.documentId, target.documentId].toSorted());
  const told = changes.lists.publications!.items.find(({ id }) => id === source.documentId);
  expect(told?.related).toEqual([target.documentId]);
});

it('says so where it does not know what changed', async () => {
  for (const number of [(await revision()) + 1_000, 999_999_999]) {
    expect(await since(number)).toMatchObject({
      isComplete: false,
      lists: { publications: { items: [], ids: expect.any(Array) } },
    });
  }
  const before = await revision();
  await cms.strapi.db.query(publication).updateMany({ where: {}, data: { summary: 'Changed.' } });
  expect((await since(before)).isComplete).toBe(false);
});

it('is told to the site alone, and takes nothing but a revision', async () => {
  expect((await cms.call('/api/published/changes?since=0')).status).toBe(403);
  for (const query of ['', '?since=x', '?since=-1', '?since=1&page=2', '?since[$gt]=1']) {
    expect((await cms.asSite(`/api/published/changes${query}`)).status, query).toBe(400);
  }
});
