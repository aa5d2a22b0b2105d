import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { forTheLog } from '../saving/for-the-log';
import { isBusy } from '../tables/is-busy';

/**
 * Answers 503 and says what to do where the database was locked or had too much else to do. Whatever
 * was to be saved was rolled back.
 */
export default function databaseBusy(_config: unknown, { strapi }: { strapi: Core.Strapi }) {
  return async (ctx: Context, next: Next) => {
    try {
      await next();
    } catch (error) {
      if (!isBusy(error)) throw error;
      strapi.log.error(`The database was busy for too long: ${forTheLog(error)}`);
      answer(ctx);
    }
  };
}

function answer(ctx: Context): void {
  const isReading = ['GET', 'HEAD'].includes(ctx.method);
  const words = isReading
    ? 'The database is busy at the moment. Wait a minute, then load this again.'
    : 'The database is busy at the moment, so nothing was saved. Wait a minute, then do this again.';
  ctx.status = 503;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = {
    data: null,
    error: { status: 503, name: 'ServiceUnavailableError', message: words, details: {} },
  };
}
