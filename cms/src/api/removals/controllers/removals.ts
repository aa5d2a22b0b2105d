import type { Context } from 'koa';
import { answerNotFound } from '../../../documents/send-document';
import { readPage } from '../../../published/read-page';
import { isRemovalListName, readRemovals } from '../../../removals/read-removals';

export default {
  async list(ctx: Context) {
    const name = String(ctx.params.name);
    if (!isRemovalListName(name)) return answerNotFound(ctx);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readRemovals(strapi, name, readPage(ctx.query));
  },
};
