import type { Publication } from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { yearOf } from './dates.ts';
import {
  filterNames,
  withoutFilter,
  type FilterName,
  type PublicationFilters,
  type SortOrder,
} from './publication-filters.ts';
import { languagesOf } from './languages-of.ts';
import { kindLabels, languageName } from './wording.ts';
import { yearsOf } from './years-of.ts';

export const publicationsPerPage = 20;

export interface FilterOption {
  value: string;
  label: string;
  /** How many publications would be listed with this option and the other filters. */
  number: number;
}

export interface FoundPublications {
  items: Publication[];
  total: number;
  /** From 1; the last page where a later one was asked for. */
  page: number;
  pageCount: number;
  options: Record<FilterName, FilterOption[]>;
}

/**
 * One page of the publications that the filters let through, and what each filter offers.
 *
 * @param searched what was found for the words that were looked for, the best first
 */
export function findPublications(
  published: Published,
  filters: PublicationFilters,
  searched?: readonly Publication[],
): FoundPublications {
  const among = searched ?? published.publications;
  const matching = matches(published, filters, sortedBy(published, filters.sort, searched));
  const pageCount = Math.max(1, Math.ceil(matching.length / publicationsPerPage));
  const page = Math.min(filters.page, pageCount);
  const start = (page - 1) * publicationsPerPage;
  return {
    items: matching.slice(start, start + publicationsPerPage),
    total: matching.length,
    page,
    pageCount,
    options: optionsOf(published, filters, among),
  };
}

const { compare } = new Intl.Collator('en-GB');

const byTitle = (a: Publication, b: Publication) => compare(a.title, b.title);

/** ISO days sort as text. */
const byDay = (a: Publication, b: Publication) =>
  a.firstPublishedOn < b.firstPublishedOn ? -1 : Number(a.firstPublishedOn > b.firstPublishedOn);

const comparers: Record<
  Exclude<SortOrder, 'relevance'>,
  (a: Publication, b: Publication) => number
> = {
  newest: (a, b) => byDay(b, a) || byTitle(a, b),
  oldest: (a, b) => byDay(a, b) || byTitle(a, b),
  title: byTitle,
};

const sorted = new WeakMap<readonly Publication[], Partial<Record<SortOrder, Publication[]>>>();

function sortedBy(
  { publications }: Published,
  sort: SortOrder,
  searched: readonly Publication[] | undefined,
): readonly Publication[] {
  if (sort === 'relevance') return searched ?? inOrder(publications, 'newest');
  const all = inOrder(publications, sort);
  if (!searched) return all;
  const found = new Set(searched);
  return all.filter((publication) => found.has(publication));
}

/** Put in order once for each change, since sorting thousands takes longer than all else. */
function inOrder(
  publications: readonly Publication[],
  sort: keyof typeof comparers,
): readonly Publication[] {
  const orders = sorted.get(publications) ?? {};
  sorted.set(publications, orders);
  return (orders[sort] ??= publications.toSorted(comparers[sort]));
}

function matches(
  published: Published,
  filters: PublicationFilters,
  publications: readonly Publication[],
): readonly Publication[] {
  if (filterNames.every((name) => !filters[name])) return publications;
  const typeId = published.reviewTypes.find((type) => type.slug === filters.type)?.id;
  const themeId = published.themes.find((theme) => theme.slug === filters.theme)?.id;
  return publications.filter(
    (publication) =>
      (!typeId || publication.types.includes(typeId)) &&
      (!themeId || publication.themes.includes(themeId)) &&
      (!filters.kind || publication.kind === filters.kind) &&
      (!filters.language || publication.language === filters.language) &&
      (!filters.web || publication.body.length > 0) &&
      (!filters.year || yearOf(publication.firstPublishedOn) === filters.year),
  );
}

function optionsOf(
  published: Published,
  filters: PublicationFilters,
  among: readonly Publication[],
): Record<FilterName, FilterOption[]> {
  const counts = (name: FilterName, valuesOf: (publication: Publication) => unknown[]) =>
    countValues(matches(published, withoutFilter(filters, name), among), valuesOf);
  const type = counts('type', ({ types }) => types);
  const kind = counts('kind', (publication) => [publication.kind]);
  const year = counts('year', ({ firstPublishedOn }) => [yearOf(firstPublishedOn)]);
  const theme = counts('theme', ({ themes }) => themes);
  const language = counts('language', (publication) => [publication.language]);
  const web = counts('web', ({ body }) => [body.length > 0]);
  return {
    type: published.reviewTypes.map(({ id, slug, fullName }) => ({
      value: slug,
      label: fullName,
      number: type.get(id) ?? 0,
    })),
    kind: Object.entries(kindLabels).map(([value, label]) => ({
      value,
      label,
      number: kind.get(value) ?? 0,
    })),
    year: yearsOf(published.publications).map((y) => ({
      value: String(y),
      label: String(y),
      number: year.get(y) ?? 0,
    })),
    theme: published.themes.map(({ id, slug, name }) => ({
      value: slug,
      label: name,
      number: theme.get(id) ?? 0,
    })),
    language: languagesOf(published.publications).map((tag) => ({
      value: tag,
      label: languageName(tag),
      number: language.get(tag) ?? 0,
    })),
    web: [{ value: 'yes', label: 'Can be read as a web page', number: web.get(true) ?? 0 }],
  };
}

/** How many publications have each value; one that has a value twice counts once. */
function countValues(
  publications: readonly Publication[],
  valuesOf: (publication: Publication) => unknown[],
): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const publication of publications) {
    const values = valuesOf(publication);
    values.forEach((value, at) => {
      if (values.indexOf(value) === at) counts.set(value, (counts.get(value) ?? 0) + 1);
    });
  }
  return counts;
}

/** A filter in force, with the words that a reader knows it by. */
export interface AppliedFilter {
  name: FilterName;
  label: string;
}

/** The filters in force, in the order of the form. */
export function appliedFilters(
  filters: PublicationFilters,
  options: FoundPublications['options'],
): AppliedFilter[] {
  return filterNames.flatMap((name) => {
    const value = filters[name];
    const option = options[name].find((o) => o.value === String(value));
    return option ? [{ name, label: option.label }] : [];
  });
}
