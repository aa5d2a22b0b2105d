import { expect, test } from 'vitest';
import { robots } from './robots.ts';

test('robots.txt keeps drafts out and names the sitemap', () => {
  expect(robots('https://reviews.example').split('\n')).toEqual([
    'User-agent: *',
    'Disallow: /preview/',
    'Disallow: /share/',
    '',
    'Sitemap: https://reviews.example/sitemap.xml',
    '',
  ]);
});
