import type { APIRoute } from 'astro';
import { robots } from '../machine-readable/robots.ts';
import { settings } from '../settings.ts';

export const GET: APIRoute = () =>
  new Response(robots(settings.siteUrl), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
