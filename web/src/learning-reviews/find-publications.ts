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
import { kindLabels } from './wording.ts';

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

/** One page of the publications that the filters let through, and what each filter offers. */
export function findPublications(
  published: Published,
  filters: PublicationFilters,
): FoundPublications {
  const matching = matches(published, filters).sort(comparers[filters.sort]);
  const pageCount = Math.max(1, Math.ceil(matching.length / publicationsPerPage));
  const page = Math.min(filters.page, pageCount);
  const start = (page - 1) * publicationsPerPage;
  return {
    items: matching.slice(start, start + publicationsPerPage),
    total: matching.length,
    page,
    pageCount,
    options: optionsOf(published, filters),
  };
}

const byTitle = (a: Publication, b: Publication) => a.title.localeCompare(b.title, 'en-GB');

const byDay = (a: Publication, b: Publication) =>
  a.firstPublishedOn.localeCompare(b.firstPublishedOn);

const comparers: Record<SortOrder, (a: Publication, b: Publication) => number> = {
  newest: (a, b) => byDay(b, a) || byTitle(a, b),
  oldest: (a, b) => byDay(a, b) || byTitle(a, b),
  title: byTitle,
};

function matches(published: Published, filters: PublicationFilters): Publication[] {
  const typeId = published.reviewTypes.find((type) => type.slug === filters.type)?.id;
  const themeId = published.themes.find((theme) => theme.slug === filters.theme)?.id;
  return published.publications.filter(
    (publication) =>
      (!typeId || publication.types.includes(typeId)) &&
      (!themeId || publication.themes.includes(themeId)) &&
      (!filters.kind || publication.kind === filters.kind) &&
      (!filters.year || yearOf(publication.firstPublishedOn) === filters.year),
  );
}

function optionsOf(
  published: Published,
  filters: PublicationFilters,
): Record<FilterName, FilterOption[]> {
  const [type, kind, year, theme] = filterNames.map((name) =>
    matches(published, withoutFilter(filters, name)),
  ) as [Publication[], Publication[], Publication[], Publication[]];
  const years = new Set(published.publications.map((p) => yearOf(p.firstPublishedOn)));
  return {
    type: published.reviewTypes.map((t) => ({
      value: t.slug,
      label: t.fullName,
      number: type.filter((p) => p.types.includes(t.id)).length,
    })),
    kind: Object.entries(kindLabels).map(([value, label]) => ({
      value,
      label,
      number: kind.filter((p) => p.kind === value).length,
    })),
    year: [...years]
      .sort((a, b) => b - a)
      .map((y) => ({
        value: String(y),
        label: String(y),
        number: year.filter((p) => yearOf(p.firstPublishedOn) === y).length,
      })),
    theme: published.themes.map((t) => ({
      value: t.slug,
      label: t.name,
      number: theme.filter((p) => p.themes.includes(t.id)).length,
    })),
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
