import { addresses, type PublishedSet } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { expect, it } from 'vitest';
import { changedPaths } from './changed-paths.ts';

const { lists } = examplePublishedSet;
const [report, briefing] = lists.publications;
const [form] = lists.forms;

/** A copy of everything, as the next reading of the CMS gives it, with some lists changed. */
const next = (changes: Partial<PublishedSet['lists']> = {}): PublishedSet => {
  const copy = structuredClone(examplePublishedSet);
  return { ...copy, revision: 2, lists: { ...copy.lists, ...changes } };
};
const pathsAfter = async (changes: Partial<PublishedSet['lists']>) => {
  const { paths, all } = await changedPaths(examplePublishedSet, next(changes));
  expect(all).toBe(false);
  return paths;
};
const without = <T extends { id: string }>(items: readonly T[], gone: T | undefined) =>
  items.filter(({ id }) => id !== gone?.id);

it('names nothing where only the revision differs', async () => {
  expect(await changedPaths(examplePublishedSet, next())).toEqual({ paths: [], all: false });
});

it('names what came down, its documents, and each page that listed it', async () => {
  const paths = await pathsAfter({ publications: without(lists.publications, report) });
  const named = [
    addresses.publication(report!.slug),
    ...report!.documents.map(addresses.document),
    addresses.publication(briefing!.slug),
    addresses.home,
    addresses.landing,
    addresses.publications,
    ...lists.themes
      .filter(({ id }) => report!.themes.includes(id))
      .flatMap(({ slug }) => [addresses.theme(slug), addresses.themeLearning(slug)]),
    '/feed.atom',
    '/feed.json',
    '/publications.csv',
    '/sitemap.xml',
    addresses.openDataTable('documents'),
    addresses.everythingAsJson,
    addresses.apiList('publications'),
    addresses.apiItem('publications', report!.id),
    addresses.apiItem('publications', briefing!.id),
    ...lists.themes
      .filter(({ id }) => report!.themes.includes(id))
      .flatMap(({ slug }) => [
        addresses.themeFeed(slug, 'atom'),
        addresses.themeFeed(slug, 'json'),
      ]),
  ];
  const type = lists['review-types'].find(({ id }) => id === report!.types[0]);
  const ofType = [addresses.reviewType(type!.slug), addresses.reviewTypeFeed(type!.slug, 'atom')];
  expect(paths).toEqual(expect.arrayContaining([...named, ...ofType]));
  const [alike, others] = [true, false].map((isAlike) =>
    lists.publications
      .slice(2)
      .filter(({ themes }) => themes.some((id) => report!.themes.includes(id)) === isAlike)
      .map(({ slug }) => addresses.publication(slug)),
  );
  expect(alike?.length).toBeGreaterThan(0);
  expect(paths).toEqual(expect.arrayContaining(alike ?? []));
  expect(paths.filter((path) => others?.includes(path))).toEqual([]);
  expect(new Set(paths).size).toBe(paths.length);
});

it('names the old and the new address, and the documents that went', async () => {
  const [gone, ...documents] = report!.documents;
  const changed = { ...report!, slug: 'new-address', documents };
  const publications = [changed, ...without(lists.publications, report)];
  const paths = await pathsAfter({ publications });
  expect(paths).toEqual(
    expect.arrayContaining([
      addresses.publication(report!.slug),
      addresses.publication('new-address'),
      addresses.document(gone!),
    ]),
  );
});

it('names a form, its documents and the lists of forms', async () => {
  const paths = await pathsAfter({ forms: without(lists.forms, form) });
  const named = [addresses.form(form!.slug), addresses.document(form!.documents[0]!)].concat(
    [addresses.apiItem('forms', form!.id), addresses.apiList('forms')],
    ['forms', 'documents'].map(addresses.openDataTable),
  );
  expect(paths).toEqual(expect.arrayContaining([...named, addresses.forms, addresses.landing]));
  expect(paths).not.toContain('/feed.atom');
});

it('names what a withdrawal, a former document and a redirect answer', async () => {
  const paths = await pathsAfter({ withdrawals: [], 'former-documents': [], redirects: [] });
  const { withdrawals, redirects, 'former-documents': former } = lists;
  expect(paths.toSorted()).toEqual(
    [
      ...withdrawals.flatMap(({ path, documents }) => [
        path,
        ...documents.map((id) => `/documents/${id}`),
      ]),
      ...former.map(({ id }) => `/documents/${id}`),
      ...redirects.map(({ from }) => from),
    ].toSorted(),
  );
});

it('names the old address of what came down', async () => {
  const redirects = [
    { id: '1', from: '/old', to: addresses.publication(report!.slug), isPermanent: true },
  ];
  const before = next({ redirects });
  const after = next({ redirects, publications: without(lists.publications, report) });
  expect((await changedPaths(before, after)).paths).toContain('/old');
});

it('does not give away when something will come down', async () => {
  const takeDowns = [{ id: briefing!.id, at: '2031-01-01T00:00:00Z' }];
  expect(await pathsAfter({ 'take-downs': takeDowns })).toEqual([]);
});

it('means everything where what every page shows has changed', async () => {
  const everything = { paths: [], all: true };
  expect(await changedPaths(examplePublishedSet, next({ pages: [] }))).toEqual(everything);
  expect(await changedPaths(examplePublishedSet, next({ 'review-types': [] }))).toEqual(everything);
  const settings = { ...examplePublishedSet.singles['site-settings']!, shortName: 'Elsewhere' };
  const renamed = { ...next(), singles: { ...next().singles, 'site-settings': settings } };
  expect(await changedPaths(examplePublishedSet, renamed)).toEqual(everything);
  expect(await changedPaths(undefined, next())).toEqual(everything);
  expect(await changedPaths(next(), undefined)).toEqual(everything);
});

it('leaves time for visitors while it compares ten thousand publications', async () => {
  const many = Array.from({ length: 10_000 }, (_, n) => ({ ...report!, id: `p${n}`, related: [] }));
  const changed = structuredClone(many);
  changed[9_999]!.title = 'Changed';
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const before = next({ publications: many });
  last = performance.now();
  const { paths } = await changedPaths(before, next({ publications: changed }));
  clearInterval(timer);
  expect(paths).toContain(addresses.publication(report!.slug));
  expect(longest).toBeLessThan(500);
});
