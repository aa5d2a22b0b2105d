import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { openAlarms } from '../alarms/alarms';
import { readRevision } from '../published/revision';
import { isFromThisMachine } from './from-this-machine';

/**
 * `/healthz`: the process answers. `/readyz`: it also reaches its database, and whether alarms are
 * open; which ones, only for who asks on the machine itself.
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
      ctx.body = { status: 'ready', ...(await alarmsFor(strapi, ctx)) };
    } catch (error) {
      strapi.log.error(`The database does not answer: ${String(error)}`);
      ctx.status = 503;
      ctx.body = { status: 'the database does not answer' };
    }
  };
}

/** What is wrong inside is nothing for the world, but whoever watches from there must hear of it. */
async function alarmsFor(strapi: Core.Strapi, { req }: Context) {
  const alarms = await openAlarms(strapi);
  const summary = { hasAlarms: alarms.length > 0, alarmsSince: alarms.at(-1)?.raisedAt ?? null };
  if (!isFromThisMachine(req.socket.remoteAddress, req.headers)) return summary;
  const details = alarms.map(({ key, text, raisedAt }) => ({ key, text, since: raisedAt }));
  return { ...summary, alarms: details };
}
