import {
  addresses,
  publicationKinds,
  type PublicationKind,
} from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { yearsOf } from './years-of.ts';

export const sortOrders = ['newest', 'oldest', 'title'] as const;

export type SortOrder = (typeof sortOrders)[number];

/** What a reader asked of the list. A field that is absent filters nothing. */
export interface PublicationFilters {
  /** Slug of a review type. */
  type?: string | undefined;
  kind?: PublicationKind | undefined;
  /** The year of first publication. */
  year?: number | undefined;
  /** Slug of a theme. */
  theme?: string | undefined;
  sort: SortOrder;
  /** From 1. */
  page: number;
}

export const filterNames = ['type', 'kind', 'year', 'theme'] as const;

export type FilterName = (typeof filterNames)[number];

/** What filters are read against. */
export type Filterable = Pick<Published, 'reviewTypes' | 'publications' | 'themes'>;

/** Reads the filters from a query string. Values that mean nothing here are ignored. */
export function readFilters(query: URLSearchParams, published: Filterable): PublicationFilters {
  const year = Number(query.get('year'));
  const page = Number(query.get('page'));
  return {
    type: published.reviewTypes.find((type) => type.slug === query.get('type'))?.slug,
    kind: publicationKinds.find((kind) => kind === query.get('kind')),
    year: yearsOf(published.publications).includes(year) ? year : undefined,
    theme: published.themes.find((theme) => theme.slug === query.get('theme'))?.slug,
    sort: sortOrders.find((sort) => sort === query.get('sort')) ?? 'newest',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of the list with these filters; what is not set, or as usual, is left out of it. */
export function listAddress(filters: Partial<PublicationFilters>): string {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined) query.set(name, String(value));
  }
  if (filters.sort && filters.sort !== 'newest') query.set('sort', filters.sort);
  if (filters.page && filters.page > 1) query.set('page', String(filters.page));
  return query.size > 0 ? `${addresses.publications}?${query}` : addresses.publications;
}

/** The same list without one of its filters, from its first page. */
export function withoutFilter(filters: PublicationFilters, name: FilterName): PublicationFilters {
  return { ...filters, [name]: undefined, page: 1 };
}
