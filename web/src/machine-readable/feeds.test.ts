import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { examplePublished } from '../learning-reviews/example-published.ts';
import { withPublication } from './with-publication.ts';
import { atomFeed, jsonFeed, subjectOfTheme, subjectOfType } from './feeds.ts';

const site = 'https://reviews.example';
const hostile = 'Me & "you" <img src=x onerror=alert(1)> ]]> \u0007 end';

describe('the Atom feed', () => {
  test('is read by a feed parser, with every publication, newest first', () => {
    const feed = parseAtomFeed(atomFeed(examplePublished, site));
    expect(feed.title?.value).toBe('Learning reviews: Larkmoor Safeguarding Partnership');
    expect(feed.entries).toHaveLength(examplePublished.publications.length);
    const days = (feed.entries ?? []).map((entry) => entry.published);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  test('names itself and the list of publications', () => {
    const links = parseAtomFeed(atomFeed(examplePublished, site)).links;
    expect(links).toEqual([
      { rel: 'alternate', href: `${site}/learning-reviews/publications` },
      { rel: 'self', href: `${site}/feed.atom` },
    ]);
  });

  test('gives a publication a name that survives a new title, day and address', () => {
    const before = withPublication({ id: 'abc', firstPublishedOn: '2024-05-02' });
    const after = withPublication({
      id: 'abc',
      firstPublishedOn: '2024-05-03',
      slug: 'new',
      title: 'New',
    });
    const [old] = parseAtomFeed(atomFeed(before, site)).entries ?? [];
    const [now] = parseAtomFeed(atomFeed(after, site)).entries ?? [];
    expect(old?.id).toBe(`${site}/api/publications/abc`);
    expect(now?.id).toBe(old?.id);
  });

  test('says when a publication first came out and when it last changed', () => {
    const published = withPublication({
      firstPublishedOn: '2024-07-02',
      changeNotes: [
        { date: '2025-01-09', note: 'A figure was put right.' },
        { date: '2024-12-01', note: 'A translation was added.' },
      ],
    });
    const [entry] = parseAtomFeed(atomFeed(published, site)).entries ?? [];
    expect(entry).toMatchObject({
      published: '2024-07-02T00:00:00.000Z',
      updated: '2025-01-09T00:00:00.000Z',
    });
  });

  test('carries title and summary and nothing else of the case', () => {
    const published = withPublication({ keyLearning: ['A learning point'], summary: 'In short.' });
    const atom = atomFeed(published, site);
    expect(atom).toContain('In short.');
    expect(atom).not.toContain('A learning point');
  });

  test('shows hostile text as text', () => {
    const atom = atomFeed(withPublication({ title: hostile, summary: hostile }), site);
    expect(XMLValidator.validate(atom)).toBe(true);
    const [entry] = parseAtomFeed(atom).entries ?? [];
    const shown = 'Me &amp; &quot;you&quot; &lt;img src=x onerror=alert(1)&gt; ]]&gt;  end';
    expect(entry?.title).toEqual({ value: shown, type: 'html' });
    expect(entry?.summary).toEqual({ value: shown, type: 'html' });
  });

  test('holds the newest fifty', () => {
    const days = Array.from({ length: 60 }, (_, n) => `${1960 + n}-01-01`);
    const publications = days.flatMap(
      (day) => withPublication({ id: day, firstPublishedOn: day }).publications,
    );
    const { entries } = parseAtomFeed(atomFeed({ ...examplePublished, publications }, site));
    expect(entries).toHaveLength(50);
    expect(entries?.[0]?.published).toBe('2019-01-01T00:00:00.000Z');
  });

  test('is whole when nothing is published', () => {
    const atom = atomFeed({ ...examplePublished, publications: [] }, site);
    expect(XMLValidator.validate(atom)).toBe(true);
    expect(parseAtomFeed(atom).entries ?? []).toEqual([]);
  });
});

describe('the feed of a type or a theme', () => {
  const { reviewTypes, themes, publications } = examplePublished;
  const subjects = [
    ...reviewTypes.map((type) => ({
      name: type.fullName,
      path: `/learning-reviews/types/${type.slug}`,
      subject: subjectOfType(examplePublished, type),
      belonging: publications.filter(({ types }) => types.includes(type.id)),
    })),
    ...themes.map((theme) => ({
      name: theme.name,
      path: `/learning-reviews/themes/${theme.slug}`,
      subject: subjectOfTheme(examplePublished, theme),
      belonging: publications.filter((one) => one.themes.includes(theme.id)),
    })),
  ];

  test.each(subjects)('holds what belongs to it and nothing else: $name', (one) => {
    const atom = parseAtomFeed(atomFeed(examplePublished, site, one.subject));
    const json = parseJsonFeed(jsonFeed(examplePublished, site, one.subject));
    const links = one.belonging.map(({ slug }) => `${site}/learning-reviews/publications/${slug}`);
    const found = (atom.entries ?? []).map((entry) => entry.links?.[0]?.href);
    expect(found.toSorted()).toEqual(links.toSorted());
    expect((json.items ?? []).map(({ url }) => url)).toEqual(found);
    expect(atom.title?.value).toBe(`${one.name}: Larkmoor Safeguarding Partnership`);
    expect(atom.links).toEqual([
      { rel: 'alternate', href: site + one.path },
      { rel: 'self', href: `${site}${one.path}/feed.atom` },
    ]);
    expect(json).toMatchObject({
      feed_url: `${site}${one.path}/feed.json`,
      home_page_url: site + one.path,
    });
  });
});

describe('the JSON feed', () => {
  test('is read by a feed parser and agrees with the Atom feed', () => {
    const json = parseJsonFeed(jsonFeed(examplePublished, site));
    const atom = parseAtomFeed(atomFeed(examplePublished, site));
    expect(json.items?.map((item) => item.id)).toEqual(atom.entries?.map((entry) => entry.id));
    expect(json.feed_url).toBe(`${site}/feed.json`);
  });

  test('gives titles as plain text and summaries as escaped HTML', () => {
    const [item] =
      parseJsonFeed(jsonFeed(withPublication({ title: 'Me & <you>', summary: 'Me & <you>' }), site))
        .items ?? [];
    expect(item).toMatchObject({ title: 'Me & <you>', content_html: 'Me &amp; &lt;you&gt;' });
  });
});
