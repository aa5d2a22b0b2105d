import type { Context, Next } from 'koa';

/**
 * Answers 404 for everything under `/uploads`, however it is spelt. Strapi always serves
 * `public/uploads` to anyone; documents leave the CMS only through `mayServe` or a signed link.
 */
export default function closedUploads() {
  return async (ctx: Context, next: Next) => {
    if (!isUnderUploads(ctx.path)) return next();
    ctx.status = 404;
    ctx.body = 'Not found';
  };
}

function isUnderUploads(path: string): boolean {
  return /^\/+uploads(\/|$)/i.test(decoded(path).replaceAll('\\', '/'));
}

function decoded(path: string): string {
  try {
    const once = decodeURIComponent(path);
    return once === path ? once : decoded(once);
  } catch {
    return path;
  }
}
