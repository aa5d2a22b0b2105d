import { expect, test } from 'vitest';
import { breadcrumbs } from './breadcrumbs.ts';

const landing = { name: 'Learning reviews', href: '/learning-reviews' };

test('the way begins at home and ends above the page', () => {
  const here = { name: 'Family K', href: '/learning-reviews/publications/family-k' };
  expect(breadcrumbs([landing], here).map((c) => c.name)).toEqual(['Home', 'Learning reviews']);
});

test('no name or address stands twice', () => {
  const home = { name: 'home ', href: '/index' };
  const again = { name: 'Reviews', href: '/learning-reviews' };
  const here = { name: 'Learning Reviews', href: '/learning-reviews/old' };
  expect(breadcrumbs([home, landing, again], here).map((c) => c.name)).toEqual(['Home', 'Reviews']);
});

test('the home page has no way to show', () => {
  expect(breadcrumbs([], { name: 'Larkmoor', href: '/' })).toEqual([]);
});
