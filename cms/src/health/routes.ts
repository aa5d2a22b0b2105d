import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { readRevision } from '../published/revision';

/** `/healthz`: the process answers. `/readyz`: it also reaches its database. */
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
      ctx.body = { status: 'ready' };
    } catch (error) {
      strapi.log.error(`The database does not answer: ${String(error)}`);
      ctx.status = 503;
      ctx.body = { status: 'the database does not answer' };
    }
  };
}
