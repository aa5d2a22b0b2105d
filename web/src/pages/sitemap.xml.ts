import type { APIRoute } from 'astro';
import { getPublished } from '../content/published.ts';
import { sitemap } from '../machine-readable/sitemap.ts';
import { settings } from '../settings.ts';

export const GET: APIRoute = async () =>
  new Response(sitemap(await getPublished(), settings.siteUrl), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
