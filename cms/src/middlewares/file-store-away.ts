import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { StoreUnreachableError } from 'strapi-provider-private-files';

/** Answers 503 where a file is needed and its store is away, and says why in the log. */
export default function fileStoreAway(_config: unknown, { strapi }: { strapi: Core.Strapi }) {
  return async (ctx: Context, next: Next) => {
    try {
      await next();
    } catch (error) {
      if (!(error instanceof StoreUnreachableError)) throw error;
      strapi.log.error(error.reason);
      answer(ctx, error);
    }
  };
}

function answer(ctx: Context, { message }: StoreUnreachableError): void {
  const isReading = ['GET', 'HEAD'].includes(ctx.method);
  const words = isReading ? 'This file cannot be read for the moment.' : message;
  ctx.status = 503;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = {
    data: null,
    error: { status: 503, name: 'ServiceUnavailableError', message: words, details: {} },
  };
}
