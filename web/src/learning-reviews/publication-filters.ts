import {
  addresses,
  publicationKinds,
  type PublicationKind,
} from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { readQuery } from '../search/typed-query.ts';
import { languagesOf } from './languages-of.ts';
import { yearsOf } from './years-of.ts';

/** By how well they match is only for what was searched for. */
export const sortOrders = ['relevance', 'newest', 'oldest', 'title'] as const;

export type SortOrder = (typeof sortOrders)[number];

/** What a reader asked of the list. A field that is absent filters nothing. */
export interface PublicationFilters {
  /** What is looked for in every published word of the site and its documents. */
  q?: string | undefined;
  /** Slug of a review type. */
  type?: string | undefined;
  kind?: PublicationKind | undefined;
  /** The year of first publication. */
  year?: number | undefined;
  /** Slug of a theme. */
  theme?: string | undefined;
  /** A language of publications, as BCP 47 has it. */
  language?: string | undefined;
  /** Only what can be read as a web page. */
  web?: 'yes' | undefined;
  sort: SortOrder;
  /** From 1. */
  page: number;
}

export const filterNames = ['type', 'kind', 'year', 'theme', 'language', 'web'] as const;

export type FilterName = (typeof filterNames)[number];

/** What filters are read against. */
export type Filterable = Pick<Published, 'reviewTypes' | 'publications' | 'themes'>;

/** Reads the filters from a query string. Values that mean nothing here are left out: see `leftOut`. */
export function readFilters(query: URLSearchParams, published: Filterable): PublicationFilters {
  const year = Number(query.get('year'));
  const page = Number(query.get('page'));
  const q = readQuery(query.get('q')) || undefined;
  return {
    ...(q !== undefined && { q }),
    type: published.reviewTypes.find((type) => type.slug === query.get('type'))?.slug,
    kind: publicationKinds.find((kind) => kind === query.get('kind')),
    year: yearsOf(published.publications).includes(year) ? year : undefined,
    theme: published.themes.find((theme) => theme.slug === query.get('theme'))?.slug,
    language: languagesOf(published.publications).find((tag) => tag === query.get('language')),
    web: query.get('web') === 'yes' ? 'yes' : undefined,
    sort: readSort(query.get('sort'), q),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The filters that a query string has with values that mean nothing here, in the order of the form. */
export function leftOut(query: URLSearchParams, published: Filterable): FilterName[] {
  const filters = readFilters(query, published);
  return filterNames.filter((name) => query.get(name) && filters[name] === undefined);
}

/** The usual order: by relevance what was searched for, else newest first. */
export function usualSort(q: string | undefined): SortOrder {
  return q === undefined ? 'newest' : 'relevance';
}

function readSort(asked: string | null, q: string | undefined): SortOrder {
  const sort = sortOrders.find((one) => one === asked) ?? usualSort(q);
  return sort === 'relevance' ? usualSort(q) : sort;
}

/** Stands for every value that is not known, so that pages are kept once for all of them. */
const notKnown = '-';

/**
 * The address of the list with these filters; what is not set, or as usual, is left out of it.
 *
 * @param withoutMeaning the filters of which the page says that their values are not known
 */
export function listAddress(
  filters: Partial<PublicationFilters>,
  withoutMeaning: readonly FilterName[] = [],
): string {
  const query = new URLSearchParams();
  if (filters.q !== undefined) query.set('q', filters.q);
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined) query.set(name, String(value));
    else if (withoutMeaning.includes(name)) query.set(name, notKnown);
  }
  if (filters.sort && filters.sort !== usualSort(filters.q)) query.set('sort', filters.sort);
  if (filters.page && filters.page > 1) query.set('page', String(filters.page));
  return query.size > 0 ? `${addresses.publications}?${query}` : addresses.publications;
}

/** The same list without one of its filters, from its first page. */
export function withoutFilter(filters: PublicationFilters, name: FilterName): PublicationFilters {
  return { ...filters, [name]: undefined, page: 1 };
}
