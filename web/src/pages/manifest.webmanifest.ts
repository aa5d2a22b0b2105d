import type { APIRoute } from 'astro';
import { getPublished } from '../content/published.ts';
import { webManifest } from '../machine-readable/web-manifest.ts';

export const GET: APIRoute = async () => {
  const { settings } = await getPublished();
  return new Response(webManifest(settings), {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' },
  });
};
