import type { FeedFormat } from '@learning-reviews/content-contract';
import type { MetaLink } from './page-meta.ts';

/**
 * Lets a feed reader that is given the address of a page find the page's own feed.
 *
 * @param title what the feed tells of
 */
export function feedLinks(title: string, address: (format: FeedFormat) => string): MetaLink[] {
  const linkTo = (format: FeedFormat, type: string): MetaLink => ({
    rel: 'alternate',
    type,
    href: address(format),
    title: `New publications: ${title}`,
  });
  return [linkTo('atom', 'application/atom+xml'), linkTo('json', 'application/feed+json')];
}
