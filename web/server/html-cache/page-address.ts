import { addresses, type PublishedSet } from '@learning-reviews/content-contract';
import { alertsAddress, readAlertsQuery } from '../../src/alerts/alerts-query.ts';
import { readFormsQuery } from '../../src/learning-reviews/forms-query.ts';
import { learningPerPage } from '../../src/learning-reviews/learning-by-year.ts';
import { learningAddress, readLearningPage } from '../../src/learning-reviews/learning-query.ts';
import {
  leftOut,
  listAddress,
  readFilters,
  type Filterable,
} from '../../src/learning-reviews/publication-filters.ts';
import { publicationsPerPage } from '../../src/learning-reviews/find-publications.ts';
import {
  collectionNames,
  listQueryAddress,
  ListQueryFault,
  readListQuery,
  type CollectionName,
} from '../../src/open-data/list-query.ts';
import { isOpenData } from '../security-headers.ts';

/** Where a page is kept and rendered: the same for every address that shows the same. */
export interface PageAddress {
  /** Path and query, without what the page does not read. */
  address: string;
  /**
   * True where visitors can make up more addresses than there are pages of ours, and for what
   * programs read, one after the other and in large files. Neither may push out a page.
   */
  isMadeUp: boolean;
  /** True where the reader is led to `address`: it is what they may keep or share. */
  isElsewhere?: boolean;
  /** True where it holds what somebody looks for, which is kept nowhere. */
  isSearch?: boolean;
}

/** What stands for a part of an address that is another one each time. */
const anySlug = '[slug]';
const learningOfAny = addresses.themeLearning(anySlug);
const learningPattern = new RegExp(`^${addresses.themeLearning('([^/]+)')}$`);

type Reader = (query: URLSearchParams, set: PublishedSet, slug: string) => string;

/** The pages that read a query. No other page may, or one visitor would see what another asked for. */
const readers: Record<string, Reader> = {
  [addresses.publications]: (query, set) => {
    const filterable = filterableOf(set);
    const filters = readFilters(query, filterable);
    const page = Math.min(filters.page, lastPage(set, publicationsPerPage));
    return listAddress({ ...filters, page }, leftOut(query, filterable));
  },
  [addresses.forms]: (query, set) => {
    const type = readFormsQuery(query, set.lists['review-types']);
    return type ? `${addresses.forms}?type=${type.slug}` : addresses.forms;
  },
  [learningOfAny]: (query, set, slug) =>
    learningAddress(slug, Math.min(readLearningPage(query), lastPage(set, learningPerPage))),
  ...Object.fromEntries(collectionNames.map((name) => [addresses.apiList(name), apiReader(name)])),
  [addresses.alerts]: (query, set) =>
    alertsAddress(readAlertsQuery(query, set.lists['review-types'], set.lists.themes)),
};

/** The last page of a list of all publications: no list has more. */
function lastPage({ lists: { publications } }: PublishedSet, perPage: number): number {
  return Math.max(1, Math.ceil(publications.length / perPage));
}

function apiReader(name: CollectionName) {
  return (query: URLSearchParams, set: PublishedSet): string => {
    try {
      return listQueryAddress(name, readListQuery(name, query, filterableOf(set)));
    } catch (error) {
      if (!(error instanceof ListQueryFault)) throw error;
      // The answer says what is wrong with it, and is not kept.
      return `${addresses.apiList(name)}?${query}`;
    }
  };
}

/** The paths of the pages that read a query. */
export const pagesWithQuery: readonly string[] = Object.keys(readers);

/** True for an address that holds what somebody looks for, however it is spelt. */
export function isSearch(url: string): boolean {
  const [path, ...rest] = url.split('?');
  if (path === addresses.searchSuggestions) return true;
  return path === addresses.publications && new URLSearchParams(rest.join('?')).has('q');
}

/** @param url path and query as they were sent */
export function pageAddress(url: string, set: PublishedSet): PageAddress {
  const [path = '/', ...rest] = url.split('?');
  const slug = learningPattern.exec(path)?.[1];
  const read = readers[slug === undefined ? path : learningOfAny];
  const isForPrograms = isOpenData(path);
  if (!read) return { address: path, isMadeUp: isForPrograms || path.startsWith('/brand/') };
  const query = new URLSearchParams(rest.join('?'));
  const address = read(query, set, slug ?? '');
  const isMadeUp = isForPrograms || address !== path;
  // A form sends its empty fields too; the address that a reader keeps or shares has none.
  const isElsewhere = path === addresses.publications && [...query.values()].includes('');
  return { address, isMadeUp, isElsewhere, isSearch: isSearch(address) };
}

const held = new WeakMap<PublishedSet, Filterable>();

function filterableOf(set: PublishedSet): Filterable {
  let filterable = held.get(set);
  if (!filterable) {
    const { 'review-types': reviewTypes, publications, themes } = set.lists;
    filterable = { reviewTypes, publications, themes };
    held.set(set, filterable);
  }
  return filterable;
}
