import type { Publication } from '@learning-reviews/content-contract';
import { byTitle, inOrderOf, oldestFirst } from '../content/published-order.ts';
import type { Published } from '../content/published.ts';
import { countValues, withChosen, type ChosenValues } from './filter-counts.ts';
import {
  filterNames,
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
  const chosen = chosenOf(published, filters);
  const matching = withChosen(sortedBy(published, filters.sort, searched), chosen);
  const pageCount = Math.max(1, Math.ceil(matching.length / publicationsPerPage));
  const page = Math.min(filters.page, pageCount);
  const start = (page - 1) * publicationsPerPage;
  return {
    items: matching.slice(start, start + publicationsPerPage),
    total: matching.length,
    page,
    pageCount,
    options: optionsOf(published, chosen, among),
  };
}

function sortedBy(
  { publications }: Published,
  sort: SortOrder,
  searched: readonly Publication[] | undefined,
): readonly Publication[] {
  if (sort === 'relevance') return searched ?? publications;
  const all = inOrder(publications, sort);
  if (!searched) return all;
  const found = new Set(searched);
  return all.filter((publication) => found.has(publication));
}

const comparers = { oldest: oldestFirst, title: byTitle };

/** In what order the publications stood that were asked for last. */
const last: Record<keyof typeof comparers, { of: readonly Publication[]; all: Publication[] }> = {
  oldest: { of: [], all: [] },
  title: { of: [], all: [] },
};

function inOrder(
  publications: readonly Publication[],
  sort: Exclude<SortOrder, 'relevance'>,
): readonly Publication[] {
  if (sort === 'newest') return publications;
  const before = last[sort];
  if (before.of === publications) return before.all;
  const all = inOrderOf(publications, comparers[sort], before.all);
  last[sort] = { of: publications, all };
  return all;
}

function chosenOf(published: Published, filters: PublicationFilters): ChosenValues {
  return {
    type: published.reviewTypes.find(({ slug }) => slug === filters.type)?.id,
    theme: published.themes.find(({ slug }) => slug === filters.theme)?.id,
    kind: filters.kind,
    language: filters.language,
    year: filters.year,
    web: filters.web && true,
  };
}

function optionsOf(
  published: Published,
  chosen: ChosenValues,
  among: readonly Publication[],
): Record<FilterName, FilterOption[]> {
  const numberOf = countValues(among, chosen);
  return {
    type: published.reviewTypes.map(({ id, slug, fullName }) => ({
      value: slug,
      label: fullName,
      number: numberOf('type', id),
    })),
    kind: Object.entries(kindLabels).map(([value, label]) => ({
      value,
      label,
      number: numberOf('kind', value),
    })),
    year: yearsOf(published.publications).map((y) => ({
      value: String(y),
      label: String(y),
      number: numberOf('year', y),
    })),
    theme: published.themes.map(({ id, slug, name }) => ({
      value: slug,
      label: name,
      number: numberOf('theme', id),
    })),
    language: languagesOf(published.publications).map((tag) => ({
      value: tag,
      label: languageName(tag),
      number: numberOf('language', tag),
    })),
    web: [{ value: 'yes', label: 'Can be read as a web page', number: numberOf('web', true) }],
  };
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
