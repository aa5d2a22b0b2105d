import { describe, expect, test } from 'vitest';
import { removalLists, type RemovalListName } from '../removals.js';
import {
  publishedLists,
  publishedSingles,
  type PublishedListName,
  type PublishedSingleName,
} from '../published-set.js';
import { examplePublishedSet } from './index.js';

const { lists, singles } = examplePublishedSet;
const idsOf = (items: { id: string }[]) => items.map((item) => item.id);

describe('the examples', () => {
  test.each(Object.entries(publishedLists))('%s follow the contract', (name, schema) => {
    const items: unknown[] = lists[name as PublishedListName];
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(schema.parse(item)).toEqual(item);
  });

  test.each(Object.entries(removalLists))('%s follow the contract', (name, schema) => {
    const items: unknown[] = lists[name as RemovalListName];
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(schema.parse(item)).toEqual(item);
  });

  test.each(Object.entries(publishedSingles))('%s follows the contract', (name, schema) => {
    const single = singles[name as PublishedSingleName];
    expect(schema.parse(single)).toEqual(single);
  });

  test('refer only to what is there', () => {
    const types = idsOf(lists['review-types']);
    const referred = [...lists.publications, ...lists.forms].flatMap((item) => item.types);
    expect(types).toEqual(expect.arrayContaining(referred));
    expect(idsOf(lists.themes)).toEqual(
      expect.arrayContaining(lists.publications.flatMap((item) => item.themes)),
    );
    expect(idsOf(lists.publications)).toEqual(
      expect.arrayContaining(lists.publications.flatMap((item) => item.related)),
    );
    expect(idsOf(lists.groups)).toEqual(
      expect.arrayContaining(lists['review-types'].flatMap((type) => type.groups)),
    );
  });

  test('have no document or slug twice', () => {
    const documents = [...lists.publications, ...lists.forms].flatMap((item) => item.documents);
    expect(new Set(idsOf(documents)).size).toBe(documents.length);
    const slugs = lists.publications.map((item) => item.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  test('show a joint review, a type no longer used, no document, and another language', () => {
    expect(lists.publications.some((item) => item.types.length > 1)).toBe(true);
    expect(lists['review-types'].some((type) => !type.isActive)).toBe(true);
    expect(lists.publications.some((item) => item.documents.length === 0)).toBe(true);
    expect(lists.publications.some((item) => item.language !== 'en')).toBe(true);
  });
});
