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
    try {
      if (!settings().mail) ctx.status = 503;
      else ctx.status = (await signUp(strapi, asked, new Date())) === 'busy' ? 429 : 204;
    } catch (error) {
      // What a database says of its fault may hold the address.
      strapi.log.error(`A sign-up for alerts could not be kept (${(error as Error).name}).`);
      ctx.status = 503;
    }
  },

  async confirm(ctx: Context) {
    if (await confirmAlerts(strapi, readToken(bodyOf(ctx)), new Date())) ctx.status = 204;
    else answerNotFound(ctx);
  },

  async stop(ctx: Context) {
    await stopAlerts(strapi, readToken(bodyOf(ctx)));
    ctx.status = 204;
  },
};

function bodyOf(ctx: Context): unknown {
  return (ctx.request as { body?: unknown }).body;
}
