import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  addresses,
  type FeedFormat,
  type Form,
  type Publication,
  type PublishedDocument,
  type PublishedSet,
} from '@learning-reviews/content-contract';
import { sharesTheme } from '../../src/learning-reviews/similar-publications.ts';
import { mostInASitemap } from '../../src/machine-readable/sitemap.ts';

/** What a cache in front must let go of. */
export interface Changes {
  /** Paths from their first slash; each stands for itself with any query. */
  paths: readonly string[];
  /** True where every page may have changed; then no path is named. */
  all: boolean;
}

export const everything: Changes = { paths: [], all: true };

/** Comparing thousands of entries must not keep visitors waiting. */
const entriesInATurn = 200;

/** When more publications change at once, naming all that list them takes longer than to start anew. */
const mostPublications = 100;

const listsOfPublications = [
  addresses.home,
  addresses.landing,
  addresses.publications,
  addresses.themes,
  addresses.feed('atom'),
  addresses.feed('json'),
  addresses.openDataTable('publications'),
  addresses.apiList('publications'),
];
const listsOfForms = [
  addresses.home,
  addresses.landing,
  addresses.forms,
  addresses.openDataTable('forms'),
  addresses.apiList('forms'),
];
/** Where publications and forms stand together. */
const listsOfBoth = [addresses.openDataTable('documents'), addresses.everythingAsJson];

/**
 * Says which public addresses answer something else than before: what came, changed or went, its
 * documents, and whatever lists it. What every page shows changes everything.
 */
export async function changedPaths(
  before: PublishedSet | undefined,
  after: PublishedSet | undefined,
): Promise<Changes> {
  if (!before || !after || changesEveryPage(before, after)) return everything;
  const [was, is] = [before.lists, after.lists];
  const publications = await changed(was.publications, is.publications);
  const forms = await changed(was.forms, is.forms);
  const withdrawals = await changed(was.withdrawals, is.withdrawals);
  const former = await changed(was['former-documents'], is['former-documents']);
  const redirects = await changed(was.redirects, is.redirects);
  if (publications.length > mostPublications) return everything;
  const paths = new Set([
    ...publications.flatMap((one) => pathsOfPublication(one, before, after)),
    ...forms.flatMap((one) => pathsOfForm(one, after)),
    ...withdrawals.flatMap((one) => [one.path, ...one.documents.map(documentFolder)]),
    ...former.map(({ id }) => documentFolder(id)),
    ...redirects.map(({ from }) => from),
  ]);
  // A redirect leads nowhere while what it leads to is not public.
  for (const { from, to } of is.redirects) if (paths.has(to)) paths.add(from);
  return { paths: [...paths], all: false };
}

function changesEveryPage(before: PublishedSet, after: PublishedSet): boolean {
  const shown = ({ lists, singles }: PublishedSet) => [
    lists['review-types'],
    lists.themes,
    lists.groups,
    lists.pages,
    singles,
  ];
  return !isDeepStrictEqual(shown(before), shown(after));
}

/** Every version, old and new, of the items that are not in both lists alike. */
async function changed<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
): Promise<T[]> {
  const old = new Map(before.map((item) => [item.id, item]));
  const found: T[] = [];
  for (const [index, item] of after.entries()) {
    if (index % entriesInATurn === 0) await nextTurn();
    const former = old.get(item.id);
    old.delete(item.id);
    if (former === item || isDeepStrictEqual(former, item)) continue;
    found.push(item, ...(former ? [former] : []));
  }
  return [...found, ...old.values()];
}

function pathsOfPublication(one: Publication, before: PublishedSet, after: PublishedSet) {
  const isNeighbour = ({ related }: Publication) => related.includes(one.id);
  const neighbours = [before, after].flatMap(({ lists }) => lists.publications.filter(isNeighbour));
  // Any of these may name it among similar reviews.
  const alike = after.lists.publications.filter((other) => sharesTheme(one, other));
  const themes = after.lists.themes.filter(({ id }) => one.themes.includes(id));
  return [
    ...[one, ...neighbours, ...alike].map(({ slug }) => addresses.publication(slug)),
    ...[one, ...neighbours].map(({ id }) => addresses.apiItem('publications', id)),
    ...one.documents.flatMap(documentPaths),
    ...typePaths(one, after),
    ...typesOf(one, after).flatMap(({ slug }) => feedPaths(addresses.reviewTypeFeed, slug)),
    ...themes.flatMap(({ slug }) => [addresses.theme(slug), addresses.themeLearning(slug)]),
    ...themes.flatMap(({ slug }) => feedPaths(addresses.themeFeed, slug)),
    ...listsOfPublications,
    ...listsOfBoth,
    ...sitemapPaths(after),
  ];
}

function pathsOfForm(one: Form, after: PublishedSet) {
  return [
    addresses.form(one.slug),
    addresses.apiItem('forms', one.id),
    ...one.documents.flatMap(documentPaths),
    ...typePaths(one, after),
    ...listsOfForms,
    ...listsOfBoth,
    ...sitemapPaths(after),
  ];
}

const typesOf = ({ types }: Publication | Form, { lists }: PublishedSet) =>
  lists['review-types'].filter(({ id }) => types.includes(id));

const typePaths = (one: Publication | Form, set: PublishedSet) =>
  typesOf(one, set).map(({ slug }) => addresses.reviewType(slug));

type FeedAddress = (slug: string, format: FeedFormat) => string;

const feedPaths = (address: FeedAddress, slug: string) => [
  address(slug, 'atom'),
  address(slug, 'json'),
];

/** The sitemap, and where it is in several files, each of them. */
function sitemapPaths({ lists }: PublishedSet): string[] {
  const { publications, forms, pages, themes, 'review-types': types } = lists;
  const entries = [publications, forms, pages, themes, types].flat().length;
  // One more than there are now, since there may have been one more before.
  const parts = entries > mostInASitemap / 2 ? Math.ceil(entries / mostInASitemap) + 1 : 0;
  const numbers = Array.from({ length: parts }, (_, index) => index + 1);
  return [addresses.sitemap, ...numbers.map(addresses.sitemapPart)];
}

const documentFolder = (id: string) => `/documents/${id}`;
const documentPaths = (document: PublishedDocument) => [
  addresses.document(document),
  documentFolder(document.id),
];
