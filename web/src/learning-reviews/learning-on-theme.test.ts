import { expect, test } from 'vitest';
import { examplePublished } from './example-published.ts';
import { learningOnTheme } from './learning-on-theme.ts';

const [children, domestic] = examplePublished.reviewTypes;
const [theme] = examplePublished.themes;
const [example] = examplePublished.publications;

/** Publications on the theme, newest first as the site keeps them. */
function learning(...ofEach: { types: string[]; year: number; keyLearning?: string[] }[]) {
  const publications = ofEach.map(({ types, year, keyLearning = ['Ask.'] }, at) => ({
    ...example!,
    id: `p${at}`,
    types,
    keyLearning,
    themes: [theme!.id],
    firstPublishedOn: `${year}-01-01`,
  }));
  return learningOnTheme({ ...examplePublished, publications }, theme!);
}

const ofChildren = [children!.id];
const ofDomestic = [domestic!.id];

test('learning on a theme is told type by type, in the order of the landing page', () => {
  const { byType, years } = learning(
    { types: ofDomestic, year: 2026 },
    { types: ofChildren, year: 2025 },
    { types: [], year: 2019 },
    { types: ofDomestic, year: 2019 },
  );
  expect(byType.map(({ type, shown }) => [type?.slug, shown.map(({ id }) => id)])).toEqual([
    [children!.slug, ['p1']],
    [domestic!.slug, ['p0', 'p3']],
    [undefined, ['p2']],
  ]);
  expect(years).toEqual([2026, 2025, 2019]);
});

test('a joint review is told once, and counted with each of its types', () => {
  const { byType } = learning(
    { types: [domestic!.id, children!.id], year: 2026 },
    { types: ofDomestic, year: 2025 },
  );
  expect(byType.map(({ shown, number }) => [shown.map(({ id }) => id), number])).toEqual([
    [['p0'], 1],
    [['p1'], 2],
  ]);
});

test('of many the newest few are shown, and those without key learning are only counted', () => {
  const many = Array.from({ length: 9 }, () => ({ types: ofChildren, year: 2024 }));
  const [only] = learning({ types: ofChildren, year: 2026, keyLearning: [] }, ...many).byType;
  expect(only?.shown.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
  expect(only?.number).toBe(10);
});

test('a theme without key learning has no section of it', () => {
  expect(learning({ types: ofChildren, year: 2026, keyLearning: [] }).byType).toEqual([]);
});
