import type { APIRoute } from 'astro';
import { getPublished } from '../../../../content/published.ts';
import { answerFeed } from '../../../../machine-readable/answer-feed.ts';
import { subjectOfType } from '../../../../machine-readable/feeds.ts';

export const GET: APIRoute = async ({ params }) => {
  const published = await getPublished();
  const type = published.reviewTypes.find(({ slug }) => slug === params['slug']);
  return answerFeed(published, params['format'], type && subjectOfType(published, type));
};
