import type { Context, Next } from 'koa';

const header = 'Access-Control-Allow-Origin';

/** `strapi::cors` opens every answer to a request without an `Origin`; a cache could pass it on. */
export default function sameOriginOnly() {
  return async (ctx: Context, next: Next) => {
    await next();
    if (ctx.response.get(header) === '*') ctx.remove(header);
  };
}
