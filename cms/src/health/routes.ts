import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { openAlarms } from '../alarms/alarms';
import { readRevision } from '../published/revision';

/**
 * `/healthz`: the process answers. `/readyz`: it also reaches its database, and what alarms are open
 * for whoever asks at its own port.
 */
export function addHealthRoutes(strapi: Core.Strapi): void {
  strapi.server.routes([
    { method: 'GET', path: '/healthz', handler: answerHealth, config: { auth: false } },
    { method: 'GET', path: '/readyz', handler: answerReadiness(strapi), config: { auth: false } },
  ] as never);
}

function answerHealth(ctx: Context): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { status: 'ok' };
}

function answerReadiness(strapi: Core.Strapi) {
  return async (ctx: Context): Promise<void> => {
    ctx.set('Cache-Control', 'no-store');
    try {
      await readRevision(strapi, 'anyone');
      ctx.body = { status: 'ready', ...(isDirect(ctx) ? await alarmsNow(strapi) : {}) };
    } catch (error) {
      strapi.log.error(`The database does not answer: ${String(error)}`);
      ctx.status = 503;
      ctx.body = { status: 'the database does not answer' };
    }
  };
}

/** Not by way of a proxy: what is wrong inside is nothing for the world. */
function isDirect({ headers }: Context): boolean {
  return !(
    'x-forwarded-for' in headers ||
    'x-forwarded-proto' in headers ||
    'forwarded' in headers
  );
}

async function alarmsNow(strapi: Core.Strapi) {
  const alarms = await openAlarms(strapi);
  return { alarms: alarms.map(({ key, text, raisedAt }) => ({ key, text, since: raisedAt })) };
}
