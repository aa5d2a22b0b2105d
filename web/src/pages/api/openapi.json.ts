import type { APIRoute } from 'astro';
import { getPublished } from '../../content/published.ts';
import { apiDescription } from '../../open-data/api-description.ts';
import { settings } from '../../settings.ts';

export const GET: APIRoute = async () =>
  Response.json(apiDescription(await getPublished(), settings.siteUrl));
