import type { Context } from 'koa';
import { isListName, isSingleName } from '../../../published/content-kinds';
import { readChanges } from '../../../published/read-changes';
import { readPage, readSince } from '../../../published/read-page';
import { readPublishedList, readPublishedSingle } from '../../../published/read-published';
import { readRevisionOfDatabase, type Asker } from '../../../published/revision';
import { siteTokenName } from '../../../roles/site-token';
import { publicText } from '../../../searching/public-text';
import { mayServe } from '../../../documents/may-serve';
import { noteDownload } from '../../../documents/running-downloads';
import {
  answerGone,
  answerMoved,
  answerNotFound,
  sendDocument,
} from '../../../documents/send-document';

export default {
  async revision(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readRevisionOfDatabase(strapi, askerOf(ctx));
  },

  async changes(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readChanges(strapi, readSince(ctx.query));
  },

  async content(ctx: Context) {
    const name = String(ctx.params.name);
    ctx.set('Cache-Control', 'no-cache');
    if (isListName(name)) {
      ctx.body = await readPublishedList(strapi, name, readPage(ctx.query), askerOf(ctx));
    } else if (isSingleName(name)) {
      readPage(ctx.query, []);
      ctx.body = await readPublishedSingle(strapi, name, askerOf(ctx));
    } else {
      answerNotFound(ctx);
    }
  },

  async document(ctx: Context) {
    const id = String(ctx.params.id);
    // Before the decision, so that what is taken off in between is noticed.
    const download = noteDownload(id, ctx.res);
    const decision = await mayServe(strapi, id);
    if (decision.verdict === 'gone') return answerGone(ctx);
    if (decision.verdict === 'moved') return answerMoved(ctx, decision.to);
    if (decision.verdict === 'no') return answerNotFound(ctx);
    await sendDocument(ctx, decision.document);
    if (download.wasTakenOff) ctx.res.destroy();
  },

  async text(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    const text = await publicText(strapi, String(ctx.params.id));
    if (text) ctx.body = text;
    else answerNotFound(ctx);
  },
};

function askerOf(ctx: Context): Asker {
  const { auth } = ctx.state as { auth?: { credentials?: { name?: string } | null } };
  return auth?.credentials?.name === siteTokenName ? 'site' : 'anyone';
}
