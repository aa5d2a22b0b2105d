import type { Context } from 'koa';
import { answerNotFound, markAnswer } from '../../../documents/send-document';
import {
  offersDocument,
  openShare,
  openShareDocument,
  readShare,
  type SharedDocument,
} from '../../../sharing/open-share';
import { BusyError } from '../../../processes/turns';

export default {
  async show(ctx: Context) {
    answer(ctx, await readShare(strapi, String(ctx.params.token)));
  },

  async read(ctx: Context) {
    answer(ctx, await openShare(strapi, String(ctx.params.token)));
  },

  async document(ctx: Context) {
    const { token, id } = ctx.params;
    if (ctx.method === 'HEAD') {
      if (await offersDocument(strapi, String(token), String(id))) describe(ctx);
      else answerNotFound(ctx);
      return;
    }
    try {
      const document = await openShareDocument(strapi, String(token), String(id));
      if (document) send(ctx, document);
      else answerNotFound(ctx);
    } catch (error) {
      if (!(error instanceof BusyError)) throw error;
      ctx.status = 503;
      ctx.set('Retry-After', '60');
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { error: error.message };
    }
  },
};

function answer(ctx: Context, body: object | null): void {
  if (!body) return answerNotFound(ctx);
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.body = body;
}

function describe(ctx: Context): void {
  markAnswer(ctx, 'served');
  ctx.status = 200;
  ctx.type = 'application/pdf';
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
}

/** In one piece: each reading makes a copy of its own, so parts of two would not fit together. */
function send(ctx: Context, { fileName, copy }: SharedDocument): void {
  describe(ctx);
  ctx.set('Content-Disposition', `inline; filename="${fileName}"`);
  ctx.body = copy.read();
  ctx.type = 'application/pdf';
  ctx.length = copy.bytes;
}
