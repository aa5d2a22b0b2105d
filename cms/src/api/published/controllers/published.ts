import type { Context } from 'koa';
import { isListName, isSingleName } from '../../../published/content-kinds';
import { readPage } from '../../../published/read-page';
import { readPublishedList, readPublishedSingle } from '../../../published/read-published';
import { readRevisionOfDatabase } from '../../../published/revision';
import { mayServe } from '../../../documents/may-serve';
import { answerNotFound, sendDocument } from '../../../documents/send-document';

export default {
  async revision(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readRevisionOfDatabase(strapi);
  },

  async content(ctx: Context) {
    const name = String(ctx.params.name);
    ctx.set('Cache-Control', 'no-cache');
    if (isListName(name)) {
      ctx.body = await readPublishedList(strapi, name, readPage(ctx.query));
    } else if (isSingleName(name)) {
      readPage(ctx.query, []);
      ctx.body = await readPublishedSingle(strapi, name);
    } else {
      answerNotFound(ctx);
    }
  },

  async document(ctx: Context) {
    const document = await mayServe(strapi, String(ctx.params.id));
    if (document) await sendDocument(ctx, document);
    else answerNotFound(ctx);
  },
};
