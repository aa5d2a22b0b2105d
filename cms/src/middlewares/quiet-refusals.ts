import type { Context, Next } from 'koa';

interface Refusal {
  status?: unknown;
  httpCode?: unknown;
  message?: string;
  expose?: boolean;
}

/**
 * Answers what the reading of an address or a body refuses. `strapi::errors` would take it for a
 * fault of the server, and write a stack trace to the log for every visitor who tries.
 */
export default function quietRefusals() {
  return async (ctx: Context, next: Next) => {
    try {
      await next();
    } catch (error) {
      const status = refusalStatus(error);
      if (status === null) throw error;
      answer(ctx, status, error as Refusal);
    }
  };
}

/** @returns the status of an error of `http-errors` or `formidable`; null for every other */
function refusalStatus(error: unknown): number | null {
  const { status, httpCode } = (error ?? {}) as Refusal;
  const code = status ?? httpCode;
  return typeof code === 'number' && code >= 400 && code < 500 ? code : null;
}

/** A request without a body can be refused for its address only, and there is nothing there. */
function answer(ctx: Context, status: number, { expose, message }: Refusal): void {
  if (['GET', 'HEAD'].includes(ctx.method)) {
    ctx.status = 404;
    ctx.body = 'Not found';
    return;
  }
  const plain = status === 413 ? 'The request is too large.' : 'The request cannot be read.';
  const words = (expose && message) || plain;
  ctx.status = status;
  ctx.body = { data: null, error: { status, name: 'HttpError', message: words, details: {} } };
}
