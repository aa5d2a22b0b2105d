import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { expect, test } from 'vitest';
import { publicationTitle, reviewTypeTitle } from './quiet-title.ts';

const types = examplePublishedSet.lists['review-types'];
const quiet = types.filter((type) => type.showsExitThisPage);
const open = types.filter((type) => !type.showsExitThisPage);

const publication = {
  title: 'Domestic homicide review: Mx Rowan',
  referenceName: null,
  kind: 'report',
  firstPublishedOn: '2025-11-03',
} as const;

test('a section without a way out shows its titles as they are', () => {
  expect(publicationTitle(publication, open)).toBe(publication.title);
  expect(reviewTypeTitle(open[0]!)).toBe('Child Safeguarding Practice Reviews');
});

test('a section with a way out shows codes', () => {
  expect(publicationTitle(publication, quiet)).toBe('DHR report, 3 November 2025');
  expect(publicationTitle({ ...publication, referenceName: 'DHR 7' }, quiet)).toBe(
    'DHR report, DHR 7',
  );
  expect(reviewTypeTitle(quiet[0]!)).toBe('DHR');
});
