import type { Context } from 'koa';
import { isListName, isSingleName } from '../../../published/content-kinds';
import { readPage } from '../../../published/read-page';
import { readPublishedList, readPublishedSingle } from '../../../published/read-published';
import { readRevisionOfDatabase } from '../../../published/revision';
import { mayServe } from '../../../documents/may-serve';
import { answerGone, answerMoved, answerNotFound, sendDocument } from '../../../documents/send-document';

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
    const decision = await mayServe(strapi, String(ctx.params.id));
    if (decision.verdict === 'serve') await sendDocument(ctx, decision.document);
    else if (decision.verdict === 'gone') answerGone(ctx);
    else if (decision.verdict === 'moved') answerMoved(ctx, decision.to);
    else answerNotFound(ctx);
  },
};
