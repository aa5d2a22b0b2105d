import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { describe, expect, it } from 'vitest';
import { getPublished } from './published.ts';
import { byOrderThen, inLandingOrder, inOrderOf, newestFirst } from './published-order.ts';

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
  const sorted = [
    publication('a', '2024-01-01', 'CSPR 10'),
    publication('b', '2024-01-01', 'CSPR 9'),
    publication('c', '2025-01-01', 'Zinnia'),
  ].sort(newestFirst);
  expect(sorted.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

describe('an order that was there before', () => {
  const many = Array.from({ length: 500 }, (_, at) =>
    publication(`p${at}`, `20${10 + ((at * 7) % 16)}-01-01`, `Review ${(at * 13) % 500}`),
  );
  const before = inOrderOf(many, newestFirst, []);

  it('takes in what came, changed and went, wherever it belongs', () => {
    const changed = { ...many[3]!, firstPublishedOn: '2030-01-01' };
    const first = publication('first', '2031-01-01', 'A');
    const last = publication('last', '2001-01-01', 'Z');
    const now = [first, ...many.slice(10), changed, last, publication('x', '2017-01-01', 'M')];
    expect(inOrderOf(now, newestFirst, before)).toEqual(now.toSorted(newestFirst));
    expect(inOrderOf([], newestFirst, before)).toEqual([]);
    expect(inOrderOf(many, newestFirst, before.slice(0, 10))).toEqual(before);
  });

  it('costs a few comparisons for each that is new, and none for those that stay', () => {
    let compared = 0;
    const counting: typeof newestFirst = (a, b) => {
      compared += 1;
      return newestFirst(a, b);
    };
    inOrderOf([...many, publication('new', '2020-01-01', 'New')], counting, before);
    expect(compared).toBeLessThan(15);
  });
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
