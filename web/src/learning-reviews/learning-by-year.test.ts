import { expect, test } from 'vitest';
import { examplePublished } from './example-published.ts';
import { learningByYear, learningPerPage } from './learning-by-year.ts';

const [theme] = examplePublished.themes;
const [example] = examplePublished.publications;

/** So many publications on the theme, newest first as the site keeps them: three of each year. */
function published(number: number, ofLast: Partial<NonNullable<typeof example>> = {}) {
  const publications = Array.from({ length: number }, (_, at) => ({
    ...example!,
    id: `p${at}`,
    keyLearning: ['Ask.'],
    themes: [theme!.id],
    firstPublishedOn: `${2026 - Math.floor(at / 3)}-01-01`,
    ...(at === number - 1 && ofLast),
  }));
  return { ...examplePublished, publications };
}

test('all of the key learning on a theme can be reached, each once and newest first', () => {
  const all = published(45);
  const pages = [1, 2, 3].map((page) => learningByYear(all, theme!, page));
  const ids = pages.flatMap(({ years }) =>
    years.flatMap(({ publications }) => publications.map(({ id }) => id)),
  );
  expect(ids).toEqual(all.publications.map(({ id }) => id));
  expect(pages.map(({ page, pageCount }) => [page, pageCount])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test('a page says the years of what it shows, and where each year of all begins', () => {
  const { years, begins } = learningByYear(published(learningPerPage + 2), theme!, 2);
  expect(years.map(({ year, publications }) => [year, publications.length])).toEqual([
    [2020, 1],
    [2019, 1],
  ]);
  expect(begins.map(({ year, page }) => [year, page])).toEqual([
    ...[2026, 2025, 2024, 2023, 2022, 2021, 2020].map((year) => [year, 1]),
    [2019, 2],
  ]);
});

test('a page after the last is the last', () => {
  expect(learningByYear(published(4), theme!, 9)).toMatchObject({ page: 1, pageCount: 1 });
});

test('what has no key learning, or is on another theme, is left out', () => {
  for (const last of [{ keyLearning: [] }, { themes: [] }]) {
    const { years } = learningByYear(published(3, last), theme!, 1);
    expect(years.map(({ publications }) => publications.map(({ id }) => id))).toEqual([
      ['p0', 'p1'],
    ]);
  }
  expect(learningByYear(published(1, { keyLearning: [] }), theme!, 1)).toEqual({
    years: [],
    begins: [],
    page: 1,
    pageCount: 1,
  });
});
