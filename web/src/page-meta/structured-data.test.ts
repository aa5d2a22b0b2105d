import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { expect, test } from 'vitest';
import { breadcrumbData, jsonLd, publicationData } from './structured-data.ts';

const settings = examplePublishedSet.singles['site-settings']!;
const [report, briefing] = examplePublishedSet.lists.publications;

test('no text can end the script element', () => {
  const text = jsonLd([{ '@type': 'Thing', name: '</script><script>alert(1)</script>' }]);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)['@graph'][0].name).toContain('</script>');
});

test('a report carries its dates, the last change among them, and no case details', () => {
  const data = publicationData(report!, settings, 'https://reviews.example/x');
  expect(data).toMatchObject({
    '@type': 'Report',
    datePublished: '2026-05-14',
    dateModified: '2026-06-02',
    inLanguage: 'en',
  });
  expect(JSON.stringify(data)).not.toContain(report!.summary);
});

test('a briefing is not called a report', () => {
  expect(publicationData(briefing!, settings, 'https://reviews.example/x')['@type']).toBe(
    'CreativeWork',
  );
});

test('breadcrumbs count from one and carry whole addresses', () => {
  const data = breadcrumbData([{ name: 'Home', href: '/' }], 'https://reviews.example');
  expect(data.itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://reviews.example/' },
  ]);
});
