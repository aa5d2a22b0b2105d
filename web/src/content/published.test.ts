import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { expect, it } from 'vitest';
import { getPublished } from './published.ts';
import { byOrderThen, inLandingOrder, newestFirst } from './published-order.ts';

const { lists, singles } = examplePublishedSet;

it('gives everything that is published, and the same object until something changes', async () => {
  const published = await getPublished();
  expect(published.settings).toEqual(singles['site-settings']);
  expect(published.landing).toEqual(singles['learning-reviews-page']);
  expect(published.publications).toHaveLength(lists.publications.length);
  expect(published.reviewTypes).toHaveLength(lists['review-types'].length);
  expect(published.redirects).toEqual(lists.redirects);
  expect(await getPublished()).toBe(published);
});

const publication = (id: string, firstPublishedOn: string, title: string) => ({
  ...lists.publications[0]!,
  id,
  firstPublishedOn,
  title,
});

it('puts the newest publication first, then goes by title as people count', () => {
  const sorted = newestFirst([
    publication('a', '2024-01-01', 'CSPR 10'),
    publication('b', '2024-01-01', 'CSPR 9'),
    publication('c', '2025-01-01', 'Zinnia'),
  ]);
  expect(sorted.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

it('goes by the editors’ order, then by name', () => {
  const items = [
    { id: '1', order: 2, name: 'A' },
    { id: '2', order: 1, name: 'b' },
    { id: '3', order: 1, name: 'A' },
  ];
  expect(byOrderThen(items, ({ name }) => name).map(({ id }) => id)).toEqual(['3', '2', '1']);
});

it('puts the types that the landing page names first, and the others after them', () => {
  const type = (id: string, order: number) => ({ ...lists['review-types'][0]!, id, order });
  const types = [type('a', 1), type('b', 2), type('c', 3), type('d', 0)];
  expect(inLandingOrder(types, ['c', 'a']).map(({ id }) => id)).toEqual(['c', 'a', 'd', 'b']);
});
