import type { APIRoute } from 'astro';
import { getPublished } from '../../content/published.ts';
import { securityTxt } from '../../machine-readable/security-txt.ts';
import { settings } from '../../settings.ts';

export const GET: APIRoute = async () => {
  const published = await getPublished();
  const text = securityTxt(published.settings, settings.siteUrl, new Date());
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  if (text) return new Response(text, { headers });
  return new Response('This site has not named a contact for security reports yet.\n', {
    status: 404,
    headers,
  });
};
