import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { mayRead } from '../preview/may-read';
import { actorName } from '../withdrawing/actor';
import { withdrawableTypes, type EntryRef } from '../withdrawing/entry-ref';
import type { RunAnswer } from './answers';
import { reportText } from './report-text';
import { startCheck } from './run-check';
import { readRun, readState } from './runs';

/** The admin's "Is it hidden?": for signed-in people who may read the item. */
export function addEmbargoCheckRoutes(strapi: Core.Strapi): void {
  const config = { policies: ['admin::isAuthenticatedAdmin'] };
  const route = (
    method: string,
    path: string,
    answer: (strapi: Core.Strapi, ctx: Context) => Promise<unknown>,
  ) => ({
    method,
    path,
    config,
    handler: async (ctx: Context) => {
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data: await answer(strapi, ctx) };
    },
  });
  strapi.server.routes({
    type: 'admin',
    prefix: '/embargo-check',
    routes: [
      route('GET', '/state', state),
      route('POST', '/runs', start),
      route('GET', '/runs/:id', run),
    ],
  } as never);
}

async function state(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  return readState(strapi, await readableEntry(strapi, ctx, ctx.query));
}

async function start(strapi: Core.Strapi, ctx: Context): Promise<unknown> {
  const { body } = ctx.request as { body?: Record<string, unknown> };
  const entry = await readableEntry(strapi, ctx, body ?? {});
  await startCheck(strapi, entry, actorName(strapi));
  ctx.status = 202;
  return readState(strapi, entry);
}

async function run(strapi: Core.Strapi, ctx: Context): Promise<RunAnswer> {
  const found = await readRun(strapi, String(ctx.params.id));
  if (!found) throw new errors.NotFoundError('This check is not kept any more. Check again.');
  await readableEntry(strapi, ctx, { ...found.entry });
  return { report: found.report, text: reportText(found.report) };
}

/** @throws NotFoundError (404) for what is not there and for what this person may not read, alike */
async function readableEntry(
  strapi: Core.Strapi,
  ctx: Context,
  asked: Record<string, unknown>,
): Promise<EntryRef> {
  const [uid, documentId] = [String(asked.uid), String(asked.documentId)];
  const entry = withdrawableTypes.includes(uid)
    ? await strapi
        .documents(uid as never)
        .findOne({ documentId, status: 'draft', populate: ['createdBy'] } as never)
    : null;
  if (entry && mayRead(strapi, ctx.state['userAbility'], uid, entry)) return { uid, documentId };
  throw new errors.NotFoundError('There is nothing to check here. It may have been deleted.');
}
