import type { APIRoute } from 'astro';
import { getPublished } from '../../content/published.ts';
import { sitemapPart } from '../../machine-readable/sitemap.ts';
import { settings } from '../../settings.ts';

export const GET: APIRoute = async ({ params }) => {
  const number = /^[1-9]\d{0,4}$/.test(params['part'] ?? '') ? Number(params['part']) : 0;
  const xml = sitemapPart(await getPublished(), settings.siteUrl, number);
  if (xml === undefined) return new Response(null, { status: 404 });
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
