import type { APIRoute } from 'astro';
import { getPublished } from '../content/published.ts';
import { publicationsCsv } from '../machine-readable/publications-csv.ts';
import { settings } from '../settings.ts';

export const GET: APIRoute = async () =>
  new Response(publicationsCsv(await getPublished(), settings.siteUrl), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="publications.csv"',
    },
  });
