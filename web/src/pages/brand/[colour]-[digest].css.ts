import type { APIRoute } from 'astro';
import { styleSheet } from '../../brand/style-sheet.ts';

/**
 * The styles of every page. What is at an address never changes, but for a digest of another
 * version of the site, whose pages are still shown while one process after the other is replaced.
 */
export const GET: APIRoute = ({ params }) => {
  if (!/^[0-9a-f]{6}$/.test(params.colour ?? '')) return new Response(null, { status: 404 });
  const { text, digest } = styleSheet(`#${params.colour}`);
  const isSame = params.digest === digest;
  return new Response(text, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': isSame ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });
};
