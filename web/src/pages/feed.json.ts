import type { APIRoute } from 'astro';
import { getPublished } from '../content/published.ts';
import { jsonFeed } from '../machine-readable/feeds.ts';
import { settings } from '../settings.ts';

export const GET: APIRoute = async () =>
  new Response(jsonFeed(await getPublished(), settings.siteUrl), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
