import type { Publication, SiteSettings } from '@learning-reviews/content-contract';
import { lastChangedOn } from '../machine-readable/last-changed.ts';
import type { Crumb } from './breadcrumbs.ts';

/** One thing that a page is true of, in the words of https://schema.org/. */
export type StructuredData = { '@type': string } & Record<string, unknown>;

/**
 * JSON-LD for a script element. `<` is escaped, so that no text can end the element:
 * https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
 */
export function jsonLd(things: readonly StructuredData[]): string {
  const graph = { '@context': 'https://schema.org', '@graph': things };
  return JSON.stringify(graph).replaceAll('<', '\\u003c');
}

/** Who publishes the site, and the site itself; for the home page. */
export function organisationData(settings: SiteSettings, siteUrl: string): StructuredData[] {
  const publisher = publisherOf(settings, siteUrl);
  return [
    settings.areaServed ? { ...publisher, areaServed: settings.areaServed } : publisher,
    {
      '@type': 'WebSite',
      '@id': `${siteUrl}/#site`,
      name: settings.partnershipName,
      url: `${siteUrl}/`,
      inLanguage: settings.language,
      publisher: { '@id': publisher['@id'] },
    },
  ];
}

/** The way to a page, itself included. */
export function breadcrumbData(trail: readonly Crumb[], siteUrl: string): StructuredData {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map((crumb, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: crumb.name,
      item: new URL(crumb.href, siteUrl).href,
    })),
  };
}

/** A publication: when and by whom. Its summary stays out, since it may describe a case. */
export function publicationData(
  publication: Publication,
  settings: SiteSettings,
  address: string,
): StructuredData {
  return {
    '@type': publication.kind === 'report' ? 'Report' : 'CreativeWork',
    name: publication.title,
    url: address,
    inLanguage: publication.language,
    datePublished: publication.firstPublishedOn,
    dateModified: lastChangedOn(publication),
    publisher: publisherOf(settings, new URL(address).origin),
  };
}

function publisherOf(settings: SiteSettings, siteUrl: string): StructuredData {
  return {
    '@type': 'Organization',
    '@id': `${siteUrl}/#partnership`,
    name: settings.partnershipName,
    url: `${siteUrl}/`,
  };
}
