import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { examplePublished } from '../learning-reviews/example-published.ts';
import { withPublication } from './with-publication.ts';
import { mostInASitemap, sitemap, sitemapPart } from './sitemap.ts';

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
    const learning = themes.filter(({ id }) =>
      publications.some((one) => one.themes.includes(id) && one.keyLearning.length > 0),
    );
    expect(learning.length).toBeGreaterThan(0);
    expect(learning.length).toBeLessThan(themes.length);
    for (const { slug } of learning) {
      expect(addresses).toContain(`${site}/learning-reviews/themes/${slug}/learning`);
    }
    expect(addresses).toHaveLength(6 + things.length + learning.length);
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

  test('is an index of files where one would name too many, and they name each page once', () => {
    const whole = entriesOf(sitemap(examplePublished, site));
    const most = 7;
    const index = sitemap(examplePublished, site, most);
    expect(XMLValidator.validate(index)).toBe(true);
    const parsed = new XMLParser().parse(index) as { sitemapindex: { sitemap: Entry[] } };
    const files = parsed.sitemapindex.sitemap;
    const numbers = files.map((_, at) => at + 1);
    expect(files.map(({ loc }) => loc)).toEqual(numbers.map((n) => `${site}/sitemap/${n}.xml`));
    const parts = numbers.map((n) => entriesOf(sitemapPart(examplePublished, site, n, most) ?? ''));
    expect(parts.flat()).toEqual(whole);
    for (const [at, part] of parts.entries()) {
      expect(part.length).toBeLessThanOrEqual(most);
      const days = part.flatMap(({ lastmod }) => lastmod ?? []);
      expect(files[at]?.lastmod).toBe(days.toSorted().at(-1));
    }
    const beyond = [0, -1, files.length + 1];
    expect(beyond.map((n) => sitemapPart(examplePublished, site, n, most))).toEqual(
      beyond.map(() => undefined),
    );
  });

  test('is one file as long as that may be', () => {
    expect(mostInASitemap).toBe(50_000);
    expect(sitemapPart(examplePublished, site, 1)).toBeUndefined();
    const [one] = examplePublished.publications;
    const publications = Array.from({ length: 50_001 }, (_, n) => ({ ...one!, slug: `p${n}` }));
    const many = { ...examplePublished, publications };
    expect(sitemap(many, site).match(/<sitemap>/g)).toHaveLength(2);
    expect(sitemapPart(many, site, 1)?.match(/<url>/g)).toHaveLength(50_000);
  });

  test('names no document and no draft', () => {
    expect(sitemap(examplePublished, site)).not.toMatch(/\/(documents|preview|share)\//);
  });
});
