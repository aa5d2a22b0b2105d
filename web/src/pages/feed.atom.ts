import type { APIRoute } from 'astro';
import { getPublished } from '../content/published.ts';
import { atomFeed } from '../machine-readable/feeds.ts';
import { settings } from '../settings.ts';

export const GET: APIRoute = async () =>
  new Response(atomFeed(await getPublished(), settings.siteUrl), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
