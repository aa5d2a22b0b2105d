import {
  addresses,
  type FeedFormat,
  type Publication,
  type ReviewType,
  type Theme,
} from '@learning-reviews/content-contract';
import { Feed } from 'feed';
import type { Published } from '../content/published.ts';
import { publicationsOfType, publicationsOnTheme } from '../learning-reviews/belonging.ts';
import { lastChangedOn, newestDay } from './last-changed.ts';
import { escapeMarkup, withoutControlCharacters } from './markup.ts';

const newestPublications = 50;

/** What a feed tells of. */
export interface FeedSubject {
  /** What its publications have in common, such as the name of a theme. */
  title: string;
  /** The path of the page that lists them, and of the feed in each format. */
  page: string;
  feed: Record<FeedFormat, string>;
  publications: readonly Publication[];
}

/** Every publication. */
export function everyPublication(published: Published): FeedSubject {
  return {
    title: 'Learning reviews',
    page: addresses.publications,
    feed: { atom: addresses.feed('atom'), json: addresses.feed('json') },
    publications: published.publications,
  };
}

export function subjectOfType(published: Published, type: ReviewType): FeedSubject {
  return {
    title: type.fullName,
    page: addresses.reviewType(type.slug),
    feed: {
      atom: addresses.reviewTypeFeed(type.slug, 'atom'),
      json: addresses.reviewTypeFeed(type.slug, 'json'),
    },
    publications: publicationsOfType(published, type),
  };
}

export function subjectOfTheme(published: Published, theme: Theme): FeedSubject {
  return {
    title: theme.name,
    page: addresses.theme(theme.slug),
    feed: {
      atom: addresses.themeFeed(theme.slug, 'atom'),
      json: addresses.themeFeed(theme.slug, 'json'),
    },
    publications: publicationsOnTheme(published, theme),
  };
}

/**
 * The Atom feed (RFC 4287) of the newest publications.
 *
 * @param siteUrl the site's public address, without a slash at its end
 * @returns an XML document; titles and summaries only, since feeds are shown out of context
 */
export function atomFeed(
  published: Published,
  siteUrl: string,
  subject = everyPublication(published),
): string {
  // The library marks titles as HTML without escaping them.
  return feedOf(published, siteUrl, subject, escapeMarkup).atom1();
}

/** The same publications as JSON Feed, https://www.jsonfeed.org/version/1/, where titles are plain text. */
export function jsonFeed(
  published: Published,
  siteUrl: string,
  subject = everyPublication(published),
): string {
  return feedOf(published, siteUrl, subject, withoutControlCharacters).json1();
}

function feedOf(
  { settings }: Published,
  siteUrl: string,
  subject: FeedSubject,
  title: (text: string) => string,
): Feed {
  const newest = subject.publications
    .toSorted((a, b) => b.firstPublishedOn.localeCompare(a.firstPublishedOn))
    .slice(0, newestPublications);
  const page = new URL(subject.page, siteUrl).href;
  const feed = new Feed({
    id: page,
    title: withoutControlCharacters(`${subject.title}: ${settings.partnershipName}`),
    link: page,
    updated: startOfDay(newestDay(newest.map(lastChangedOn)) ?? '1970-01-01'),
    author: { name: withoutControlCharacters(settings.partnershipName), link: siteUrl },
    copyright: settings.licence ? withoutControlCharacters(settings.licence) : undefined,
    feedLinks: {
      atom: new URL(subject.feed.atom, siteUrl).href,
      json: new URL(subject.feed.json, siteUrl).href,
    },
    generator: false,
  });
  for (const publication of newest) {
    feed.addItem({
      id: new URL(addresses.apiItem('publications', publication.id), siteUrl).href,
      title: title(publication.title),
      link: new URL(addresses.publication(publication.slug), siteUrl).href,
      description: escapeMarkup(publication.summary),
      published: startOfDay(publication.firstPublishedOn),
      date: startOfDay(lastChangedOn(publication)),
    });
  }
  return feed;
}

/** Midnight in UTC, which lies within the same calendar day in the UK in winter and in summer. */
function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
