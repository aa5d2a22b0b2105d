import type { Context } from 'koa';
import { answerNotFound, sendDocument } from '../../../documents/send-document';
import { openPreview, openPreviewDocument } from '../../../preview/open-preview';

export default {
  async show(ctx: Context) {
    const preview = await openPreview(strapi, String(ctx.params.token));
    if (!preview) return answerNotFound(ctx);
    ctx.set('Cache-Control', 'no-store');
    ctx.set('X-Robots-Tag', 'noindex');
    ctx.body = preview;
  },

  async document(ctx: Context) {
    const { token, id } = ctx.params;
    const document = await openPreviewDocument(strapi, String(token), String(id));
    if (!document) return answerNotFound(ctx);
    ctx.set('X-Robots-Tag', 'noindex');
    await sendDocument(ctx, document, 'no-store');
  },
};
