import type { APIRoute } from 'astro';
import { getPublished } from '../../../../content/published.ts';
import { answerFeed } from '../../../../machine-readable/answer-feed.ts';
import { subjectOfTheme } from '../../../../machine-readable/feeds.ts';

export const GET: APIRoute = async ({ params }) => {
  const published = await getPublished();
  const theme = published.themes.find(({ slug }) => slug === params['slug']);
  return answerFeed(published, params['format'], theme && subjectOfTheme(published, theme));
};
