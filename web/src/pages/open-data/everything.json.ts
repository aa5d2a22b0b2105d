import type { APIRoute } from 'astro';
import { getPublished } from '../../content/published.ts';
import { everythingJson } from '../../open-data/everything-json.ts';
import { textStream } from '../../open-data/text-stream.ts';
import { settings } from '../../settings.ts';

export const GET: APIRoute = async () => {
  const source = { published: await getPublished(), siteUrl: settings.siteUrl };
  return new Response(textStream(everythingJson(source)), {
    headers: { 'Content-Type': 'application/json' },
  });
};
