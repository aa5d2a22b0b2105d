import { addresses } from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { formLastChangedOn, lastChangedOn, newestDay } from './last-changed.ts';
import { escapeMarkup } from './markup.ts';

interface SitemapEntry {
  path: string;
  /** A calendar day; left out where nobody knows, since a guess makes search engines ignore all. */
  lastChangedOn?: string | undefined;
}

/** Every public page, for `/sitemap.xml`: https://www.sitemaps.org/protocol.html */
export function sitemap(published: Published, siteUrl: string): string {
  const urls = sitemapEntries(published).map(({ path, lastChangedOn: day }) => {
    const address = `<loc>${escapeMarkup(new URL(path, siteUrl).href)}</loc>`;
    return `<url>${address}${day ? `<lastmod>${day}</lastmod>` : ''}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

function sitemapEntries(published: Published): SitemapEntry[] {
  const { publications, reviewTypes, forms, themes, pages } = published;
  const newest = newestDay(publications.map(lastChangedOn));
  return [
    { path: addresses.home, lastChangedOn: newest },
    { path: addresses.landing, lastChangedOn: newest },
    { path: addresses.publications, lastChangedOn: newest },
    { path: addresses.forms },
    { path: addresses.themes, lastChangedOn: newest },
    ...reviewTypes.map((type) => ({
      path: addresses.reviewType(type.slug),
      lastChangedOn: newestAmong(published, (publication) => publication.types.includes(type.id)),
    })),
    ...publications.map((publication) => ({
      path: addresses.publication(publication.slug),
      lastChangedOn: lastChangedOn(publication),
    })),
    ...forms.map((form) => ({
      path: addresses.form(form.slug),
      lastChangedOn: formLastChangedOn(form),
    })),
    ...themes.map((theme) => ({
      path: addresses.theme(theme.slug),
      lastChangedOn: newestAmong(published, (publication) => publication.themes.includes(theme.id)),
    })),
    ...pages.map((page) => ({
      path: addresses.page(page.slug),
      lastChangedOn: page.reviewedOn ?? undefined,
    })),
  ];
}

function newestAmong(
  { publications }: Published,
  belongs: (publication: Published['publications'][number]) => boolean,
): string | undefined {
  return newestDay(publications.filter(belongs).map(lastChangedOn));
}
