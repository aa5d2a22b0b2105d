import { addresses, type Publication } from '@learning-reviews/content-contract';
import { Feed } from 'feed';
import type { Published } from '../content/published.ts';
import { lastChangedOn, newestDay } from './last-changed.ts';
import { escapeMarkup, withoutControlCharacters } from './markup.ts';

const newestPublications = 50;

/**
 * The Atom feed (RFC 4287) of the newest publications.
 *
 * @param siteUrl the site's public address, without a slash at its end
 * @returns an XML document; titles and summaries only, since feeds are shown out of context
 */
export function atomFeed(published: Published, siteUrl: string): string {
  // The library marks titles as HTML without escaping them.
  return feedOf(published, siteUrl, escapeMarkup).atom1();
}

/** The same publications as JSON Feed, https://www.jsonfeed.org/version/1/, where titles are plain text. */
export function jsonFeed(published: Published, siteUrl: string): string {
  return feedOf(published, siteUrl, withoutControlCharacters).json1();
}

function feedOf(published: Published, siteUrl: string, title: (text: string) => string): Feed {
  const { settings } = published;
  const newest = published.publications
    .toSorted((a, b) => b.firstPublishedOn.localeCompare(a.firstPublishedOn))
    .slice(0, newestPublications);
  const feed = new Feed({
    id: new URL(addresses.publications, siteUrl).href,
    title: withoutControlCharacters(`Learning reviews: ${settings.partnershipName}`),
    link: new URL(addresses.publications, siteUrl).href,
    updated: startOfDay(newestDay(newest.map(lastChangedOn)) ?? '1970-01-01'),
    author: { name: withoutControlCharacters(settings.partnershipName), link: siteUrl },
    copyright: settings.licence ? withoutControlCharacters(settings.licence) : undefined,
    feedLinks: {
      atom: new URL('/feed.atom', siteUrl).href,
      json: new URL('/feed.json', siteUrl).href,
    },
    generator: false,
  });
  for (const publication of newest) {
    feed.addItem({
      id: tagOf(publication, siteUrl),
      title: title(publication.title),
      link: new URL(addresses.publication(publication.slug), siteUrl).href,
      description: escapeMarkup(publication.summary),
      published: startOfDay(publication.firstPublishedOn),
      date: startOfDay(lastChangedOn(publication)),
    });
  }
  return feed;
}

/** A name that outlives a change of title and address: RFC 4151. */
function tagOf(publication: Publication, siteUrl: string): string {
  return `tag:${new URL(siteUrl).hostname},${publication.firstPublishedOn}:publication/${publication.id}`;
}

/** Midnight in UTC, which lies within the same calendar day in the UK in winter and in summer. */
function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
