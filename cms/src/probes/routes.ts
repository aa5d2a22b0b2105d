import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { actorName } from '../withdrawing/actor';
import type { GuessNoticesAnswer } from './answers';
import { noticeAdvice, noticeText } from './notice-text';
import { markSeen, openNotices } from './notices';

const publishAction = 'plugin::content-manager.explorer.publish';

/** The admin's questions about guessing: for everyone who signs in; "seen" is for approvers. */
export function addGuessNoticeRoutes(strapi: Core.Strapi): void {
  const config = { policies: ['admin::isAuthenticatedAdmin'] };
  strapi.server.routes({
    type: 'admin',
    prefix: '/guess-notices',
    routes: [
      { method: 'GET', path: '/open', config, handler: (ctx: Context) => list(strapi, ctx) },
      { method: 'POST', path: '/:id/seen', config, handler: (ctx: Context) => seen(strapi, ctx) },
    ],
  } as never);
}

async function list(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const notices = await openNotices(strapi);
  const data: GuessNoticesAnswer = {
    notices: notices.map((notice) => ({ id: notice.id, text: noticeText(notice) })),
    advice: noticeAdvice,
    mayMarkSeen: mayPublish(ctx),
  };
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data };
}

async function seen(strapi: Core.Strapi, ctx: Context): Promise<void> {
  if (!mayPublish(ctx)) {
    ctx['forbidden']('Only an approver can say that this has been seen.');
    return;
  }
  const isFound = await markSeen(strapi, String(ctx.params.id), actorName(strapi), new Date());
  if (!isFound) throw new errors.NotFoundError('There is no such notice any more.');
  await list(strapi, ctx);
}

/** The ability is CASL's, as Strapi made it from the person's roles. */
function mayPublish({ state }: Context): boolean {
  const ability = state['userAbility'] as { can(action: string, subject: string): boolean };
  return ability.can(publishAction, 'api::publication.publication');
}
