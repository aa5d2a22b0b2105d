import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { editableKind } from '../editor-screens/editable-kinds';
import { mayRead } from '../preview/may-read';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { ReceiptAnswer } from './answers';
import { findReceipt, receiptsOf } from './read-receipts';

/** The admin's questions about receipts: for signed-in people who may read what went out. */
export function addReceiptRoutes(strapi: Core.Strapi): void {
  const config = { policies: ['admin::isAuthenticatedAdmin'] };
  const get = (path: string, answer: (ctx: Context) => Promise<void>) => ({
    method: 'GET',
    path,
    config,
    handler: async (ctx: Context) => {
      ctx.set('Cache-Control', 'no-store');
      await answer(ctx);
    },
  });
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      get('/receipts', (ctx) => list(strapi, ctx)),
      get('/receipts/:id.json', (ctx) => download(strapi, ctx)),
    ],
  } as never);
}

async function list(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const entry = { uid: String(ctx.query['uid']), documentId: String(ctx.query['documentId']) };
  if (!(await mayReadEntry(strapi, ctx, entry))) {
    throw new errors.NotFoundError('There is no such entry.');
  }
  const receipts = await receiptsOf(strapi, entry);
  const data: ReceiptAnswer[] = [];
  for (const receipt of receipts) data.push(await readable(strapi, ctx, receipt));
  ctx.body = { data };
}

/** The receipt itself, as a file to keep. */
async function download(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const found = await findReceipt(strapi, String(ctx.params.id));
  const receipt = found && (await readable(strapi, ctx, found));
  if (!receipt || receipt.items.length === 0) {
    throw new errors.NotFoundError('There is no such receipt.');
  }
  ctx.set('Content-Disposition', `attachment; filename="receipt-${receipt.id}.json"`);
  ctx.set('Content-Type', 'application/json; charset=utf-8');
  ctx.body = `${JSON.stringify(receipt, null, 2)}\n`;
}

/** Leaves out what this person may not read, and says how much that is. */
async function readable(
  strapi: Core.Strapi,
  ctx: Context,
  receipt: ReceiptAnswer,
): Promise<ReceiptAnswer> {
  const items = [];
  for (const item of receipt.items) if (await mayReadEntry(strapi, ctx, item)) items.push(item);
  return { ...receipt, items, others: receipt.items.length - items.length };
}

async function mayReadEntry(
  strapi: Core.Strapi,
  ctx: Context,
  { uid, documentId }: EntryRef,
): Promise<boolean> {
  if (!editableKind(uid)) return false;
  const entry = await strapi
    .documents(uid as never)
    .findOne({ documentId, status: 'draft', populate: ['createdBy'] } as never);
  return entry !== null && mayRead(strapi, ctx.state['userAbility'], uid, entry);
}
