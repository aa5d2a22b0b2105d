import type { Context } from 'koa';
import { confirmAlerts, stopAlerts } from '../../../alerts/by-link';
import { readSignUp, readToken } from '../../../alerts/read-request';
import { signUp } from '../../../alerts/sign-up';
import { settings } from '../../../settings';
import { answerNotFound } from '../../../documents/send-document';

/** Secrets and addresses come in the body, since a path is written into logs. */
export default {
  async signUp(ctx: Context) {
    const asked = await readSignUp(strapi, bodyOf(ctx));
    await withoutWordsOfFaults(ctx, async () => {
      if (!settings().mail) ctx.status = 503;
      else ctx.status = (await signUp(strapi, asked, new Date())) === 'busy' ? 429 : 204;
    });
  },

  async confirm(ctx: Context) {
    const token = readToken(bodyOf(ctx));
    await withoutWordsOfFaults(ctx, async () => {
      if (await confirmAlerts(strapi, token, new Date())) ctx.status = 204;
      else answerNotFound(ctx);
    });
  },

  async stop(ctx: Context) {
    const token = readToken(bodyOf(ctx));
    await withoutWordsOfFaults(ctx, async () => {
      await stopAlerts(strapi, token);
      ctx.status = 204;
    });
  },
};

/** What a database says of its fault may hold the address, so it is in no log. */
async function withoutWordsOfFaults(ctx: Context, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    strapi.log.error(`What a reader asked of alerts could not be done (${(error as Error).name}).`);
    ctx.status = 503;
  }
}

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}
