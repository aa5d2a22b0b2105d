import { addresses } from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { formLastChangedOn, lastChangedOn, newestDay } from './last-changed.ts';
import { escapeMarkup } from './markup.ts';

/** No sitemap may name more: https://www.sitemaps.org/protocol.html */
export const mostInASitemap = 50_000;

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

interface SitemapEntry {
  path: string;
  /** A calendar day; left out where nobody knows, since a guess makes search engines ignore all. */
  lastChangedOn?: string | undefined;
}

/** `/sitemap.xml`: every public page, or, where they are too many for one file, an index of files. */
export function sitemap(published: Published, siteUrl: string, most = mostInASitemap): string {
  const entries = sitemapEntries(published);
  if (entries.length <= most) return urlSet(entries, siteUrl);
  const parts = Array.from({ length: Math.ceil(entries.length / most) }, (_, index) => ({
    path: addresses.sitemapPart(index + 1),
    lastChangedOn: newestOf(entriesOfPart(entries, index + 1, most)),
  }));
  return sitemapXml('sitemapindex', 'sitemap', parts, siteUrl);
}

/** One of the files that the index names, by its number from 1; undefined where it names none. */
export function sitemapPart(
  published: Published,
  siteUrl: string,
  number: number,
  most = mostInASitemap,
): string | undefined {
  const entries = sitemapEntries(published);
  const part = entries.length > most ? entriesOfPart(entries, number, most) : [];
  return part.length > 0 ? urlSet(part, siteUrl) : undefined;
}

function entriesOfPart(entries: readonly SitemapEntry[], number: number, most: number) {
  return number > 0 ? entries.slice((number - 1) * most, number * most) : [];
}

function urlSet(entries: readonly SitemapEntry[], siteUrl: string): string {
  return sitemapXml('urlset', 'url', entries, siteUrl);
}

function sitemapXml(
  root: string,
  element: string,
  entries: readonly SitemapEntry[],
  siteUrl: string,
): string {
  const lines = entries.map(({ path, lastChangedOn: day }) => {
    const address = `<loc>${escapeMarkup(new URL(path, siteUrl).href)}</loc>`;
    return `<${element}>${address}${day ? `<lastmod>${day}</lastmod>` : ''}</${element}>`;
  });
  const start = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">`;
  return [start, ...lines, `</${root}>`, ''].join('\n');
}

function sitemapEntries(published: Published): SitemapEntry[] {
  const { publications, reviewTypes, forms, themes, pages } = published;
  const days = publications.map(lastChangedOn);
  const newest = newestDay(days);
  const newestOfType = newestByName(publications, days, ({ types }) => types);
  const newestOnTheme = newestByName(publications, days, (publication) => publication.themes);
  const newestLearning = newestByName(publications, days, (publication) =>
    publication.keyLearning.length > 0 ? publication.themes : [],
  );
  return [
    { path: addresses.home, lastChangedOn: newest },
    { path: addresses.landing, lastChangedOn: newest },
    { path: addresses.publications, lastChangedOn: newest },
    { path: addresses.forms },
    { path: addresses.themes, lastChangedOn: newest },
    { path: addresses.openData },
    ...reviewTypes.map(({ id, slug }) => ({
      path: addresses.reviewType(slug),
      lastChangedOn: newestOfType.get(id),
    })),
    ...publications.map(({ slug }, index) => ({
      path: addresses.publication(slug),
      lastChangedOn: days[index],
    })),
    ...forms.map((form) => ({
      path: addresses.form(form.slug),
      lastChangedOn: formLastChangedOn(form),
    })),
    ...themes.map(({ id, slug }) => ({
      path: addresses.theme(slug),
      lastChangedOn: newestOnTheme.get(id),
    })),
    ...themes
      .filter(({ id }) => newestLearning.has(id))
      .map(({ id, slug }) => ({
        path: addresses.themeLearning(slug),
        lastChangedOn: newestLearning.get(id),
      })),
    ...pages.map((page) => ({
      path: addresses.page(page.slug),
      lastChangedOn: page.reviewedOn ?? undefined,
    })),
  ];
}

/** The newest day of each name that a publication carries, in one walk through thousands of them. */
function newestByName<T>(
  publications: readonly T[],
  days: readonly string[],
  namesOf: (publication: T) => readonly string[],
): Map<string, string> {
  const newest = new Map<string, string>();
  for (const [index, publication] of publications.entries()) {
    const day = days[index] ?? '';
    for (const name of namesOf(publication)) {
      if (day > (newest.get(name) ?? '')) newest.set(name, day);
    }
  }
  return newest;
}

function newestOf(entries: readonly Pick<SitemapEntry, 'lastChangedOn'>[]): string | undefined {
  return newestDay(entries.flatMap((entry) => entry.lastChangedOn ?? []));
}
