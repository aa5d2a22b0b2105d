import type { APIRoute } from 'astro';
import { getPublished } from '../content/published.ts';
import { openBook } from '../machine-readable/drawings/open-book.ts';

export const GET: APIRoute = async () => {
  const { settings } = await getPublished();
  return new Response(openBook(settings.brandColour), {
    headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' },
  });
};
