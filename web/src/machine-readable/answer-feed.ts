import type { FeedFormat } from '@learning-reviews/content-contract';
import type { Published } from '../content/published.ts';
import { settings } from '../settings.ts';
import { atomFeed, jsonFeed, type FeedSubject } from './feeds.ts';

const formats = {
  atom: { write: atomFeed, mediaType: 'application/atom+xml' },
  json: { write: jsonFeed, mediaType: 'application/feed+json' },
};

/**
 * Answers a feed.
 *
 * @param format as the address names it; another one has no feed
 * @param subject undefined where there is nothing of that name
 */
export function answerFeed(
  published: Published,
  format: string | undefined,
  subject: FeedSubject | undefined,
): Response {
  if (!subject || !isFormat(format)) return new Response(null, { status: 404 });
  const { write, mediaType } = formats[format];
  return new Response(write(published, settings.siteUrl, subject), {
    headers: { 'Content-Type': `${mediaType}; charset=utf-8` },
  });
}

function isFormat(format: string | undefined): format is FeedFormat {
  return format !== undefined && Object.hasOwn(formats, format);
}
