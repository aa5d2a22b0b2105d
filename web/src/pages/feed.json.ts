import type { APIRoute } from 'astro';
import { getPublished } from '../content/published.ts';
import { answerFeed } from '../machine-readable/answer-feed.ts';
import { everyPublication } from '../machine-readable/feeds.ts';

export const GET: APIRoute = async () => {
  const published = await getPublished();
  return answerFeed(published, 'json', everyPublication(published));
};
