import { describe, expect, test } from 'vitest';
import { examplePublished as published } from './example-published.ts';
import { appliedFilters, findPublications } from './find-publications.ts';
import { leftOut, listAddress, readFilters, withoutFilter } from './publication-filters.ts';

const read = (query: string) => readFilters(new URLSearchParams(query), published);
const find = (query: string) => findPublications(published, read(query));
const slugs = (query: string) => find(query).items.map((item) => item.slug);

const [first] = published.publications;
const many = {
  ...published,
  publications: Array.from({ length: 41 }, (_, i) => ({ ...first!, id: `p${i}`, slug: `p${i}` })),
};

describe('the query string', () => {
  test('unknown, empty and repeated values filter nothing', () => {
    const nothing = { type: undefined, kind: undefined, year: undefined, theme: undefined };
    for (const query of ['', 'type=&kind=&year=&theme=', 'type=x&kind=y&year=1&theme=z&page=-1']) {
      expect(read(query)).toEqual({ ...nothing, sort: 'newest', page: 1 });
    }
    expect(read('page=1e400&sort=random&year=2026.5')).toMatchObject({ page: 1, sort: 'newest' });
  });

  test('what means nothing here is told apart from what is not asked, in one address for all of it', () => {
    const query = (value: string) =>
      new URLSearchParams(`type=&theme=${value}&year=${value}9&kind=report&language=en`);
    for (const value of ['bogus', 'other', '-']) {
      expect(leftOut(query(value), published)).toEqual(['year', 'theme']);
      const address = listAddress(read(String(query(value))), leftOut(query(value), published));
      const kept = '/learning-reviews/publications?kind=report&year=-&theme=-&language=en';
      expect(address).toBe(kept);
    }
    expect(leftOut(new URLSearchParams('web=no&theme=self-neglect'), published)).toEqual(['web']);
  });

  test('an address carries what was asked and nothing else', () => {
    const query = 'type=domestic-homicide-reviews&kind=report&year=2025&sort=oldest&page=2';
    expect(listAddress(read(query))).toBe(`/learning-reviews/publications?${query}`);
    expect(listAddress(read('sort=newest&page=1&x=y'))).toBe('/learning-reviews/publications');
  });

  test('removing a filter goes back to the first page', () => {
    const filters = withoutFilter(read('kind=report&year=2026&page=3'), 'kind');
    expect(listAddress(filters)).toBe('/learning-reviews/publications?year=2026');
  });
});

describe('the list', () => {
  test('shows everything, newest first and then by title', () => {
    expect(slugs('')).toHaveLength(published.publications.length);
    expect(slugs('').slice(0, 2)).toEqual(['family-k-report', 'family-k-seven-minute-briefing']);
    expect(slugs('sort=oldest')[0]).toBe('family-b-report');
    expect(slugs('sort=title')[1]).toBe('family-a-report');
  });

  test('filters by type, kind, year and theme together', () => {
    expect(slugs('type=domestic-homicide-reviews&kind=report')).toEqual(['mx-rowan-joint-review']);
    expect(slugs('year=2024')).toEqual(['a-very-long-title']);
    expect(slugs('theme=self-neglect')).toEqual(['a-very-long-title']);
    expect(slugs('theme=moving-between-areas')).toEqual([]);
  });

  test('is split into pages, and a page past the end is the last', () => {
    const filters = readFilters(new URLSearchParams(), many);
    expect(findPublications(many, filters)).toMatchObject({ page: 1, pageCount: 3, total: 41 });
    const last = findPublications(many, { ...filters, page: 99 });
    expect(last).toMatchObject({ page: 3 });
    expect(last.items).toHaveLength(1);
  });

  test('an option counts what it would list beside the other filters', () => {
    const { options } = find('type=domestic-homicide-reviews');
    const number = (name: 'type' | 'kind', value: string) =>
      options[name].find((option) => option.value === value)?.number;
    expect(number('kind', 'report')).toBe(1);
    expect(number('kind', 'action-plan')).toBe(0);
    expect(number('type', 'child-safeguarding-practice-reviews')).toBe(7);
  });

  test('the filters in force carry the words of their options', () => {
    const filters = read('theme=self-neglect&year=2024');
    const { options } = findPublications(published, filters);
    expect(appliedFilters(filters, options)).toEqual([
      { name: 'year', label: '2024' },
      { name: 'theme', label: 'Self-neglect and hoarding' },
    ]);
  });
});
