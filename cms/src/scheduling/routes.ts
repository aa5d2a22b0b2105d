import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { readableEntry } from '../release/readable-entry';
import { readUkTime } from '../taking-down/read-uk-time';
import { releaseNow } from './clock';
import { insteadOfPlanning } from './may-publish';
import { mayChange, mayPlan, mayStop, type Person } from './person';
import { cancelRelease, moveRelease, type PlannedEntry, planRelease } from './plan';
import { readOrder, readReason, readSpan } from './read-order';
import type { Release } from './release';
import { findRelease } from './releases';
import { answerTo, planAnswer, scheduleAnswer } from './schedule-answer';
import { resume, stopEverything } from './stop';

interface Request {
  query: Record<string, unknown>;
  params: Record<string, string>;
  request: { body?: unknown };
  body: unknown;
  set(name: string, value: string): void;
  state: Person;
}

type Body = Record<string, unknown>;

/** The admin's questions and orders about the schedule. */
export function addScheduleRoutes(strapi: Core.Strapi): void {
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      route('GET', '/releases', ({ query, state }) => {
        const { from, to } = readSpan(query, releaseNow());
        return scheduleAnswer(strapi, state, from, to);
      }),
      route('GET', '/release-plan', async ({ query, state }) =>
        planAnswer(strapi, state, await readableEntry(strapi, state.userAbility, query)),
      ),
      route('POST', '/releases', (request) => plan(strapi, request)),
      route('POST', '/releases/stop', async ({ state }, body) => {
        mustStop(state);
        await stopEverything(strapi, readReason(body.reason));
        return { isStopped: true };
      }),
      route('POST', '/releases/resume', async ({ state }) => {
        mustStop(state);
        await resume(strapi);
        return { isStopped: false };
      }),
      route('POST', '/releases/:id/move', async (request, { atUk, zone, timeSetAt }) => {
        const release = await changeable(strapi, request);
        const otherwise = insteadOfPlanning(strapi, release.items);
        const at = readUkTime(atUk, zone, releaseNow(), otherwise);
        const seen = typeof timeSetAt === 'string' ? timeSetAt : undefined;
        await moveRelease(strapi, release.id, at, seen);
        return answerAgain(strapi, request);
      }),
      route('POST', '/releases/:id/cancel', async (request) => {
        const release = await changeable(strapi, request);
        await cancelRelease(strapi, release.id);
        return answerAgain(strapi, request);
      }),
    ],
  } as never);
}

function route(
  method: string,
  path: string,
  answer: (request: Request, body: Body) => Promise<unknown>,
) {
  return {
    method,
    path,
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    handler: async (request: Request) => {
      request.set('Cache-Control', 'no-store');
      request.body = { data: await answer(request, (request.request.body ?? {}) as Body) };
    },
  };
}

async function plan(strapi: Core.Strapi, { request, state }: Request) {
  const order = readOrder(request.body);
  const entries: PlannedEntry[] = [];
  for (const named of order.entries) {
    const entry = await readableEntry(strapi, state.userAbility, named);
    entries.push({ ...entry, fingerprint: named.fingerprint ?? null });
  }
  if (!mayPlan(state, entries)) {
    throw new errors.ForbiddenError('You may not change all of this, so you cannot plan it.');
  }
  const release = await planRelease(strapi, {
    title: order.title,
    at: readUkTime(order.atUk, order.zone, releaseNow(), insteadOfPlanning(strapi, entries)),
    entries,
    wantsReceipt: order.wantsReceipt ? [state.user.id] : [],
  });
  return answerTo(strapi, state, release);
}

/**
 * @throws NotFoundError (404) for what is not there or not for this person to read
 * @throws ForbiddenError (403) for somebody else's plan
 */
async function changeable(strapi: Core.Strapi, { params, state }: Request): Promise<Release> {
  const release = await findRelease(strapi, String(params.id));
  if (!release) throw new errors.NotFoundError('There is no such release.');
  if (!mayChange(state, release)) {
    throw new errors.ForbiddenError(
      'Only whoever planned this, or an approver, can change it. Nothing was changed.',
    );
  }
  return release;
}

async function answerAgain(strapi: Core.Strapi, { params, state }: Request) {
  const release = await findRelease(strapi, String(params.id));
  return release && answerTo(strapi, state, release);
}

function mustStop(person: Person): void {
  if (mayStop(person)) return;
  throw new errors.ForbiddenError('Only an approver can do this. Nothing was changed.');
}
