import {
  addresses,
  documentFormats,
  type Publication,
  type PublishedDocument,
  type SiteSettings,
} from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { pick } from '../learning-reviews/belonging.ts';
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

/**
 * A publication: when and by whom, on which themes, and its documents. Its summary stays out, since
 * it may describe a case.
 */
export function publicationData(
  publication: Publication,
  { settings, themes }: Pick<Published, 'settings' | 'themes'>,
  siteUrl: string,
): StructuredData {
  const identifier = new URL(addresses.apiItem('publications', publication.id), siteUrl).href;
  return {
    '@type': publication.kind === 'report' ? 'Report' : 'CreativeWork',
    '@id': identifier,
    identifier,
    name: publication.title,
    url: new URL(addresses.publication(publication.slug), siteUrl).href,
    inLanguage: publication.language,
    datePublished: publication.firstPublishedOn,
    dateModified: lastChangedOn(publication),
    isAccessibleForFree: true,
    ...licenceData(settings),
    about: pick(themes, publication.themes).map(({ name, slug }) => ({
      '@type': 'DefinedTerm',
      name,
      url: new URL(addresses.theme(slug), siteUrl).href,
    })),
    encoding: publication.documents.map((document) => documentData(document, siteUrl)),
    publisher: publisherOf(settings, siteUrl),
  };
}

/** The open data of the site as one data set; for the page that explains it. */
export function dataSetData(
  settings: SiteSettings,
  siteUrl: string,
  files: readonly { name: string; type: string; href: string }[],
): StructuredData {
  return {
    '@type': 'Dataset',
    '@id': `${siteUrl}${addresses.openData}#data`,
    name: `Learning reviews of ${settings.partnershipName}`,
    description: `Every learning review, form and theme that ${settings.partnershipName} has published.`,
    url: new URL(addresses.openData, siteUrl).href,
    isAccessibleForFree: true,
    ...licenceData(settings),
    creator: publisherOf(settings, siteUrl),
    distribution: files.map(({ name, type, href }) => ({
      '@type': 'DataDownload',
      name,
      encodingFormat: type,
      contentUrl: new URL(href, siteUrl).href,
    })),
  };
}

function documentData(document: PublishedDocument, siteUrl: string): StructuredData {
  return {
    '@type': 'DigitalDocument',
    name: document.title,
    contentUrl: new URL(addresses.document(document), siteUrl).href,
    encodingFormat: documentFormats[document.format].mediaType,
    contentSize: `${document.bytes} B`,
    inLanguage: document.language,
  };
}

/** https://schema.org/license is a work or an address, and never a sentence. */
function licenceData({ licence }: SiteSettings) {
  return licence === null ? {} : { license: { '@type': 'CreativeWork', name: licence } };
}

function publisherOf(settings: SiteSettings, siteUrl: string): StructuredData {
  return {
    '@type': 'Organization',
    '@id': `${siteUrl}/#partnership`,
    name: settings.partnershipName,
    url: `${siteUrl}/`,
  };
}
