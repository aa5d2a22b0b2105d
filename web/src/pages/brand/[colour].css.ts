import type { APIRoute } from 'astro';
import { brandStyleSheet } from '../../brand/brand-style-sheet.ts';

/** The colour is the address, so the sheet at an address never changes. */
export const GET: APIRoute = ({ params }) => {
  if (!/^[0-9a-f]{6}$/.test(params.colour ?? '')) return new Response(null, { status: 404 });
  return new Response(brandStyleSheet(`#${params.colour}`), {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
};
