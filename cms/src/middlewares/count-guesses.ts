import { timingSafeEqual } from 'node:crypto';
import type { Context, Next } from 'koa';
import { guessCounter } from '../probes/guess-counter';
import { guessKindOf, isRefusal } from '../probes/guess-kinds';
import { settings } from '../settings';

/**
 * Counts refused guesses at documents, previews and share links: how many in a minute, and nothing
 * about who made them. Every refusal costs the same single addition, so none can be told apart.
 * What the site asks with its token it counts itself.
 */
export default function countGuesses() {
  return async (ctx: Context, next: Next) => {
    try {
      await next();
    } finally {
      const kind = guessKindOf(ctx.path);
      if (kind && isRefusal(ctx.status) && !isFromSite(ctx)) guessCounter.note(kind, 'cms');
    }
  };
}

function isFromSite(ctx: Context): boolean {
  const given = Buffer.from(ctx.get('Authorization'));
  const expected = Buffer.from(`Bearer ${settings().secrets.SITE_TOKEN}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
