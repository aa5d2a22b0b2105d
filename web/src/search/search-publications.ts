import { getPublished, type Published } from '../content/published.ts';
import { pick } from '../learning-reviews/belonging.ts';
import { findPublications, type FoundPublications } from '../learning-reviews/find-publications.ts';
import {
  leftOut,
  readFilters,
  type FilterName,
  type PublicationFilters,
} from '../learning-reviews/publication-filters.ts';
import type { Passage } from './passages.ts';
import { getSearch, type FoundItems } from './site-search.ts';

/** What was looked for, beside the list of what was found. */
export interface SearchView {
  query: string;
  /** Undefined where nothing can be searched for the moment. */
  found: Omit<FoundItems, 'ids' | 'set'> | undefined;
  /** Where it stands in each publication of the page, by id. */
  passages: ReadonlyMap<string, Passage[]>;
}

export interface ListView {
  published: Published;
  filters: PublicationFilters;
  /** Filters of the address whose values mean nothing here. */
  leftOut: FilterName[];
  found: FoundPublications;
  search?: SearchView;
}

/** Times that a list is begun, where what is published changes meanwhile. */
const attempts = 5;

/**
 * The list of publications that an address asks for: all of it, and all that is said of it, is
 * published at the moment when this is over.
 */
export async function viewPublications(query: URLSearchParams): Promise<ListView> {
  for (let attempt = 1; ; attempt += 1) {
    const published = await getPublished();
    const filters = readFilters(query, published);
    const view = { ...(await viewOf(published, filters)), leftOut: leftOut(query, published) };
    if (published === (await getPublished())) return view;
    if (attempt === attempts) return withoutSearch(view);
  }
}

async function viewOf(
  published: Published,
  filters: PublicationFilters,
): Promise<Omit<ListView, 'leftOut'>> {
  if (filters.q === undefined) {
    return { published, filters, found: findPublications(published, filters) };
  }
  const search = getSearch();
  const answer = await search?.find(filters.q);
  const found = findPublications(
    published,
    filters,
    pick(published.publications, answer?.ids ?? []),
  );
  const shown = found.items.map(({ id }) => id);
  const passages = answer ? await search?.passages(shown, answer) : undefined;
  return {
    published,
    filters,
    found,
    search: { query: filters.q, found: answer, passages: passages ?? new Map() },
  };
}

/** The same as where there is no search: nothing that was found is shown any more. */
function withoutSearch(view: ListView): ListView {
  if (!view.search) return view;
  const found = findPublications(view.published, view.filters, []);
  return { ...view, found, search: { ...view.search, found: undefined } };
}
