import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { answerNotFound } from '../documents/send-document';
import { settings } from '../settings';
import type { FeedState, NewFeed } from './answers';
import { currentFeed, endFeed, isFeedSecret, renewFeed } from './feed-address';
import { feedText } from './feed-text';
import { feedTimes } from './feed-times';

interface Request {
  body: unknown;
  set(name: string, value: string): void;
  state: { userAbility: { can(action: string, subject: string): boolean } };
}

const publishAction = 'plugin::content-manager.explorer.publish';

/** The team's calendar feed, and the admin's questions and orders about its address. */
export function addCalendarRoutes(strapi: Core.Strapi): void {
  strapi.server.routes([
    {
      method: 'GET',
      path: '/calendar/:name',
      handler: (ctx: Context) => answerFeed(strapi, ctx),
      config: { auth: false },
    },
  ] as never);
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      route('GET', '/calendar-feed', (request) => stateOf(strapi, request)),
      route('POST', '/calendar-feed/renew', async (request): Promise<NewFeed> => {
        refuseUnlessApprover(request);
        const secret = await renewFeed(strapi);
        const address = `${settings().cmsUrl}/calendar/${secret}.ics`;
        return { ...(await stateOf(strapi, request)), address };
      }),
      route('POST', '/calendar-feed/end', async (request) => {
        refuseUnlessApprover(request);
        await endFeed(strapi);
        return stateOf(strapi, request);
      }),
    ],
  } as never);
}

/** Every address that is not the feed's own answers alike: never made, renewed, ended, misspelt. */
async function answerFeed(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const [, secret = ''] = /^(.*)\.ics$/.exec(String(ctx.params.name)) ?? [];
  if (!(await isFeedSecret(strapi, secret))) return answerNotFound(ctx);
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.type = 'text/calendar; charset=utf-8';
  const now = new Date();
  ctx.body = feedText(await feedTimes(strapi, now), now);
}

function route(method: string, path: string, answer: (request: Request) => Promise<unknown>) {
  return {
    method,
    path,
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    handler: async (request: Request) => {
      request.set('Cache-Control', 'no-store');
      request.body = { data: await answer(request) };
    },
  };
}

async function stateOf(strapi: Core.Strapi, request: Request): Promise<FeedState> {
  return { feed: await currentFeed(strapi), mayChange: isApprover(request) };
}

function isApprover({ state }: Request): boolean {
  return state.userAbility.can(publishAction, 'api::publication.publication');
}

/** @throws ForbiddenError (403) */
function refuseUnlessApprover(request: Request): void {
  if (isApprover(request)) return;
  throw new errors.ForbiddenError(
    'Only an approver can change the address of the calendar. Ask one of them.',
  );
}
