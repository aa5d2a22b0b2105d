import type { Form } from '@learning-reviews/content-contract';
import { getPublished, type Published } from '../content/published.ts';
import { pick } from '../learning-reviews/belonging.ts';
import { findPublications, type FoundPublications } from '../learning-reviews/find-publications.ts';
import {
  filterNames,
  leftOut,
  readFilters,
  type FilterName,
  type PublicationFilters,
} from '../learning-reviews/publication-filters.ts';
import type { ItemKind } from './item-kinds.ts';
import { nextTurn } from './next-turn.ts';
import type { Passage } from './passages.ts';
import { pickPages, type SitePage } from './site-pages.ts';
import { getSearch, type FoundItems } from './site-search.ts';

/** What was looked for, beside the list of what was found. */
export interface SearchView {
  query: string;
  /** Undefined where nothing can be searched for the moment. */
  found: Omit<FoundItems, 'ids' | 'named' | 'set'> | undefined;
  /** Where it stands in each publication of the page, by id. */
  passages: ReadonlyMap<string, Passage[]>;
  forms: FormsFound;
  pages: PagesFound;
}

/** Forms that were found, which are in none of the numbers of publications. */
export interface FormsFound {
  /** The best ones. */
  items: Form[];
  /** More were found than these. */
  hasMore: boolean;
  /** Where it stands in each, by id; only where no publication was found. */
  passages: ReadonlyMap<string, Passage[]>;
}

/** Other pages that were found, three at most in all, which are in no number either. */
export interface PagesFound {
  /** Those of which the query is the name: above all else. */
  named: SitePage[];
  /** Above the list, where no publication has all of the words; else below it. */
  above: SitePage[];
  below: SitePage[];
  /** More were found than these. */
  hasMore: boolean;
  /** Where it stands in each, by id; only where no publication was found. */
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

/** Beside the publications, which most readers look for. */
const mostForms = 3;
const mostPages = 3;

const noPages = { named: [], above: [], below: [], hasMore: false };

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
  // With thousands that were found, what follows takes as long as several pages that are kept.
  await nextTurn();
  const found = findPublications(
    published,
    filters,
    pick(published.publications, answer?.ids.publication ?? []),
  );
  const forms = found.page === 1 ? formsWith(published, filters, answer?.ids.form ?? []) : [];
  const items = forms.slice(0, mostForms);
  const passagesOf = async (kind: ItemKind, shown: readonly { id: string }[]) => {
    const ids = shown.map(({ id }) => id);
    const passages = answer && ids.length > 0 && (await search?.passages(kind, ids, answer));
    return passages || new Map<string, Passage[]>();
  };
  const ofPublications = await passagesOf('publication', found.items);
  // Else they would push far down what most readers look for.
  const ofForms = await passagesOf('form', found.total === 0 ? items : []);
  const pages = pagesWith(published, filters, found, answer);
  const ofPages = await passagesOf(
    'page',
    found.total === 0 ? [...pages.named, ...pages.above] : [],
  );
  await nextTurn();
  return {
    published,
    filters,
    found,
    search: {
      query: filters.q,
      found: answer,
      passages: ofPublications,
      forms: { items, hasMore: forms.length > items.length, passages: ofForms },
      pages: { ...pages, passages: ofPages },
    },
  };
}

/** None where a filter is in force that says nothing of forms. */
function formsWith(
  published: Published,
  filters: PublicationFilters,
  ids: readonly string[],
): Form[] {
  if (filterNames.some((name) => name !== 'type' && filters[name] !== undefined)) return [];
  const forms = pick(published.forms, ids);
  const type = published.reviewTypes.find(({ slug }) => slug === filters.type);
  return type ? forms.filter(({ types }) => types.includes(type.id)) : forms;
}

/** None where a filter is in force, each of which says something of publications alone. */
function pagesWith(
  published: Published,
  filters: PublicationFilters,
  { page, total }: FoundPublications,
  answer: FoundItems | undefined,
): Omit<PagesFound, 'passages'> {
  const hasFilters = filterNames.some((name) => filters[name] !== undefined);
  if (!answer || hasFilters || page > 1) return noPages;
  const names = new Set(answer.named);
  const others = answer.ids.page.filter((id) => !names.has(id));
  const named = pickPages(published, answer.named.slice(0, mostPages));
  const rest = pickPages(published, others.slice(0, mostPages - named.length));
  const hasMore = answer.ids.page.length > named.length + rest.length;
  return total === 0 || answer.isPartial
    ? { named, above: rest, below: [], hasMore }
    : { named, above: [], below: rest, hasMore };
}

/** The same as where there is no search: nothing that was found is shown any more. */
function withoutSearch(view: ListView): ListView {
  if (!view.search) return view;
  const found = findPublications(view.published, view.filters, []);
  const { query } = view.search;
  const nothing = {
    passages: new Map(),
    forms: { items: [], hasMore: false, passages: new Map() },
    pages: { ...noPages, passages: new Map() },
  };
  return { ...view, found, search: { query, found: undefined, ...nothing } };
}
