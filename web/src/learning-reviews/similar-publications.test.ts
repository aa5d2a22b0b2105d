import type { Publication } from '@learning-reviews/content-contract';
import { expect, test } from 'vitest';
import { examplePublished } from './example-published.ts';
import { similarPublications } from './similar-publications.ts';

const [example] = examplePublished.publications as [Publication, ...Publication[]];
const [voice, information, neglect] = examplePublished.themes.map(({ id }) => id) as [
  string,
  string,
  string,
];

const one = (id: string, changes: Partial<Publication> = {}): Publication => ({
  ...example,
  id,
  title: id,
  referenceName: null,
  types: ['type-children'],
  themes: [voice],
  related: [],
  periodReviewed: null,
  ...changes,
});
const similarTo = (publication: Publication, others: Publication[]) =>
  similarPublications({ ...examplePublished, publications: [publication, ...others] }, publication);
const idsOf = (found: ReturnType<typeof similarTo>) =>
  found.map(({ publication }) => publication.id);

test('what shares the most themes comes first, then type, then time, then the newest', () => {
  const this1 = one('this', {
    themes: [voice, information],
    periodReviewed: { from: { year: 2020, quarter: null }, to: null },
  });
  const others = [
    one('new', { types: ['type-domestic'] }),
    one('of its time', {
      types: ['type-domestic'],
      periodReviewed: { from: { year: 2019, quarter: 1 }, to: { year: 2020, quarter: 1 } },
    }),
    one('of its type'),
    one('on both', { types: ['type-domestic'], themes: [information, voice] }),
  ];
  expect(idsOf(similarTo(this1, others))).toEqual(['on both', 'of its type', 'of its time', 'new']);
});

test('says why in words that are true', () => {
  const this1 = one('this', {
    themes: [voice, information],
    periodReviewed: { from: { year: 2020, quarter: null }, to: null },
  });
  const other = one('other', {
    themes: [information, voice, neglect],
    periodReviewed: { from: { year: 2020, quarter: 4 }, to: { year: 2022, quarter: null } },
  });
  expect(similarTo(this1, [other])[0]?.reason).toBe(
    'It is also about “Hearing the person’s voice” and “Sharing information”, ' +
      'comes from the same type of review (CSPR) and looks at part of the same period.',
  );
  const elsewhere = one('elsewhere', { types: ['type-domestic'] });
  expect(similarTo(this1, [elsewhere])[0]?.reason).toBe(
    'It is also about “Hearing the person’s voice”.',
  );
});

test('what shares no theme, belongs to this one, or is of the same review is not similar', () => {
  const this1 = one('this', { referenceName: 'Family K', related: ['related'] });
  const others = [
    one('other theme', { themes: [neglect] }),
    one('related'),
    one('same review', { referenceName: 'Family K' }),
  ];
  expect(similarTo(this1, others)).toEqual([]);
  expect(similarTo(one('none', { themes: [] }), others)).toEqual([]);
});

test('a time that ends before or begins after is another one', () => {
  const period = (from: number, to: number | null) => ({
    periodReviewed: {
      from: { year: from, quarter: null },
      to: to ? { year: to, quarter: null } : null,
    },
  });
  const isSameTime = (other: Partial<Publication>) =>
    similarTo(one('this', period(2018, 2019)), [one('other', other)])[0]?.reason.includes('period');
  const times = [
    period(2016, 2017),
    period(2020, null),
    period(2017, 2018),
    period(2019, null),
    {},
  ];
  expect(times.map(isSameTime)).toEqual([false, false, true, true, false]);
});

test('four are shown at most, and one of each review', () => {
  const others = Array.from({ length: 9 }, (_, n) =>
    one(`p${n}`, { referenceName: n < 3 ? 'Family J' : `Family ${n}` }),
  );
  expect(idsOf(similarTo(one('this'), others))).toEqual(['p0', 'p3', 'p4', 'p5']);
});
