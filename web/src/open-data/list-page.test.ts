import { publication, type Publication } from '@learning-reviews/content-contract';
import { describe, expect, test } from 'vitest';
import type { Published } from '../content/published.ts';
import { examplePublished } from '../learning-reviews/example-published.ts';
import { listPage } from './list-page.ts';
import { listQueryAddress, readListQuery, type CollectionName } from './list-query.ts';

const siteUrl = 'https://reviews.example';
const [example] = examplePublished.publications as [Publication, ...Publication[]];

/** Two on each of the first days of a year. */
const many = Array.from({ length: 30 }, (_, number) => ({
  ...example,
  id: `id${number}`,
  firstPublishedOn: `2024-01-${String(1 + Math.floor(number / 2)).padStart(2, '0')}`,
}));
const withPublications = (publications: Publication[]): Published => ({
  ...examplePublished,
  publications,
});

const ask = (published: Published, query: string, name: CollectionName = 'publications') =>
  listPage(name, readListQuery(name, new URLSearchParams(query), published), {
    published,
    siteUrl,
  });
const idsOf = ({ items }: { items: object[] }) => items.map((item) => (item as { id: string }).id);

/** Follows `next` to the last page, and lets the content change between any two. */
function walk(published: Published, query: string, change = (p: Published) => p): string[] {
  const seen: string[] = [];
  let now = published;
  for (let next: string | null = `${siteUrl}/?${query}`; next !== null; now = change(now)) {
    const page = ask(now, new URL(next).search);
    seen.push(...idsOf(page));
    next = page.next;
  }
  return seen;
}

describe('pages of a list', () => {
  test('hold each thing once, newest first, whatever order they are kept in', () => {
    const newestFirst = many
      .toSorted((a, b) =>
        `${a.firstPublishedOn}~${a.id}` < `${b.firstPublishedOn}~${b.id}` ? 1 : -1,
      )
      .map(({ id }) => id);
    for (const publications of [many, many.toReversed()]) {
      expect(walk(withPublications(publications), 'limit=7')).toEqual(newestFirst);
    }
  });

  test('repeat and skip nothing while others come and go', () => {
    let number = 0;
    const change = ({ publications }: Published) => {
      number += 1;
      const newest = { ...example, id: `new${number}`, firstPublishedOn: '2025-01-01' };
      // What was on the page before goes, the newest comes on top.
      return withPublications([newest, ...publications.filter(({ id }) => id !== 'id29')]);
    };
    const seen = walk(withPublications(many), 'limit=4', change);
    expect(seen.filter((id, index) => seen.indexOf(id) !== index)).toEqual([]);
    expect(new Set(seen)).toEqual(new Set(many.map(({ id }) => id)));
  });

  test('end without a next one, also where the last is full', () => {
    expect(ask(withPublications(many), 'limit=30').next).toBeNull();
    expect(ask(withPublications([]), '')).toMatchObject({ total: 0, items: [], next: null });
  });

  test('tell of the same questions in their next ones', () => {
    const { next } = ask(withPublications(many), 'limit=2&kind=report');
    expect(next).toBe(`${siteUrl}/api/publications?kind=report&limit=2&after=2024-01-15%7Eid28`);
  });
});

test('a publication has every field of the contract, some under a name of their own', () => {
  const [record = {}] = ask(examplePublished, 'limit=1').items;
  const renamed: Record<string, string> = { slug: 'address', types: 'reviewTypes' };
  // The text is only in the answer about one publication.
  const names = Object.keys(publication.shape).filter((name) => name !== 'body');
  expect(Object.keys(record)).toEqual(
    expect.arrayContaining(names.map((name) => renamed[name] ?? name)),
  );
});

describe('a filter', () => {
  const { publications, themes, reviewTypes } = examplePublished;
  const [theme] = themes;
  const [type] = reviewTypes;

  test.each([
    [`type=${type?.slug}`, ({ types }: Publication) => types.includes(type?.id ?? '')],
    [`theme=${theme?.slug}`, (one: Publication) => one.themes.includes(theme?.id ?? '')],
    ['kind=statement', ({ kind }: Publication) => kind === 'statement'],
    ['language=cy', ({ language }: Publication) => language === 'cy'],
    // The report is older, and was changed on the second of June.
    ['changedSince=2026-06-01', ({ changeNotes }: Publication) => changeNotes.length > 0],
  ])('lets through what it says: %s', (query, isWanted) => {
    const wanted = publications.filter(isWanted).map(({ id }) => id);
    const found = ask(examplePublished, query);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(publications.length);
    expect(idsOf(found).toSorted()).toEqual(wanted.toSorted());
    expect(found.total).toBe(wanted.length);
  });

  test('of forms is their type', () => {
    const ids = examplePublished.forms.filter(({ types }) => types.includes(type?.id ?? ''));
    expect(ask(examplePublished, `type=${type?.slug}`, 'forms').total).toBe(ids.length);
  });
});

describe('a question that cannot be answered', () => {
  test.each([
    ['limit=0', '"limit" must be a whole number from 1 to 100.'],
    ['limit=101', '"limit" must be a whole number from 1 to 100.'],
    ['limit=ten', '"limit" must be a whole number from 1 to 100.'],
    ['kind=book', '"kind" must be one of: report, executive-summary, seven-minute-briefing,'],
    ['type=none', `"type" must be one of: ${examplePublished.reviewTypes[0]?.slug}`],
    ['theme=', '"theme" must be one of: '],
    ['changedSince=yesterday', '"changedSince" must be a day, such as 2026-05-14.'],
    ['language=English!', '"language" must be a language tag, such as en or cy.'],
    ['tpye=sar', 'This list knows no such parameter. It knows: limit, after, type, theme,'],
  ])('is refused with what to ask instead: %s', (query, message) => {
    expect(() => ask(examplePublished, query)).toThrow(message);
  });
});

test('a question has one address, however it was asked', () => {
  const addresses = ['kind=report&limit=50&after=x', 'after=x&kind=report'].map((query) =>
    listQueryAddress(
      'publications',
      readListQuery('publications', new URLSearchParams(query), examplePublished),
    ),
  );
  expect(addresses).toEqual([
    '/api/publications?kind=report&after=x',
    '/api/publications?kind=report&after=x',
  ]);
});
