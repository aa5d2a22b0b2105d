import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { examplePublished } from '../learning-reviews/example-published.ts';
import { withPublication } from './with-publication.ts';
import { sitemap } from './sitemap.ts';

const site = 'https://reviews.example';

interface Entry {
  loc: string;
  lastmod?: string;
}

function entriesOf(xml: string): Entry[] {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({ isArray: (name) => name === 'url' });
  return (parser.parse(xml) as { urlset: { url: Entry[] } }).urlset.url;
}

describe('the sitemap', () => {
  test('lists each public page once, with its absolute address', () => {
    const { reviewTypes, publications, forms, themes, pages } = examplePublished;
    const addresses = entriesOf(sitemap(examplePublished, site)).map((entry) => entry.loc);
    const things = [reviewTypes, publications, forms, themes, pages].flat();
    expect(addresses).toHaveLength(5 + things.length);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const thing of things) {
      expect(addresses.filter((a) => a.endsWith(`/${thing.slug}`)).length).toBeGreaterThan(0);
    }
    expect(addresses.every((address) => address.startsWith(`${site}/`))).toBe(true);
  });

  test('dates a publication and its type by the newest change', () => {
    const types = examplePublished.reviewTypes.slice(0, 1);
    const published = withPublication({
      slug: 'one',
      types: types.map((type) => type.id),
      firstPublishedOn: '2024-01-02',
      changeNotes: [{ date: '2025-03-04', note: 'Put right.' }],
    });
    const entries = entriesOf(sitemap(published, site));
    const dayOf = (path: string) => entries.find((entry) => entry.loc === site + path)?.lastmod;
    expect(dayOf('/learning-reviews/publications/one')).toBe('2025-03-04');
    expect(dayOf(`/learning-reviews/types/${types[0]?.slug}`)).toBe('2025-03-04');
    expect(dayOf('/')).toBe('2025-03-04');
  });

  test('dates a form by its newest change note, and a publication by when it was archived', () => {
    const [form] = examplePublished.forms;
    const changeNotes = [
      { date: '2025-05-06', note: 'Later.' },
      { date: '2025-01-02', note: 'Earlier.' },
    ];
    const archived = withPublication({ slug: 'one', changeNotes: [], archivedOn: '2031-01-02' });
    const forms = [
      { ...form!, slug: 'changed', changeNotes },
      { ...form!, slug: 'unchanged', changeNotes: [] },
    ];
    const entries = entriesOf(sitemap({ ...archived, forms }, site));
    const dayOf = (end: string) => entries.find(({ loc }) => loc.endsWith(end))?.lastmod;
    expect(dayOf('/forms/changed')).toBe('2025-05-06');
    expect(dayOf('/forms/unchanged')).toBeUndefined();
    expect(dayOf('/publications/one')).toBe('2031-01-02');
  });

  test('leaves the date out where nobody knows it', () => {
    const entries = entriesOf(sitemap({ ...examplePublished, publications: [] }, site));
    expect(entries[0]).toEqual({ loc: `${site}/` });
  });

  test('names no document and no draft', () => {
    expect(sitemap(examplePublished, site)).not.toMatch(/\/(documents|preview|share)\//);
  });
});
