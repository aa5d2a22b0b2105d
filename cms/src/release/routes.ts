import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { fileUses } from '../documents/file-uses';
import { readerFor } from '../editor-screens/readable-entries';
import { settings } from '../settings';
import { takeDownNow } from '../scheduling/clock';
import type { Person } from '../scheduling/person';
import { planTakeDown, readTakeDownReason } from '../taking-down/plan-take-down';
import { readUkTime } from '../taking-down/read-uk-time';
import { withdrawableTypes, type EntryRef } from '../withdrawing/entry-ref';
import { liftWithdrawal, readWithdrawalRequest, withdraw } from '../withdrawing/withdraw';
import { readableEntry } from './readable-entry';
import { readReleaseState } from './release-state';
import { siteLetsGo } from './site-lets-go';

interface Request {
  query: Record<string, unknown>;
  request: { body?: unknown };
  body: unknown;
  set(name: string, value: string): void;
  forbidden(message: string): unknown;
  state: Person;
}

type Change = (entry: EntryRef, body: Record<string, unknown>) => Promise<void>;

const publishAction = 'plugin::content-manager.explorer.publish';

/** The admin's questions and orders about what is public: withdraw, lift, take down, file uses. */
export function addReleaseRoutes(strapi: Core.Strapi): void {
  const change = (path: string, work: Change) => route('POST', path, changing(strapi, work));
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      route('GET', '/release-state', (request) => answerState(strapi, request, request.query)),
      route('GET', '/file-uses', async (request) => {
        const read = readerFor(strapi, request.state.userAbility);
        const uses = await fileUses(strapi, read, Number(request.query.id), settings().siteUrl);
        request.body = { data: uses };
      }),
      change('/withdrawals', (entry, body) => withdraw(strapi, entry, readWithdrawalRequest(body))),
      route('GET', '/site-lets-go', async (request) => {
        const { path } = await stateOf(strapi, request, request.query);
        request.body = { data: { hasLetGo: await siteLetsGo(path) } };
      }),
      change('/withdrawals/lift', (entry) => liftWithdrawal(strapi, entry)),
      route('POST', '/take-down', async (request) => {
        const body = bodyOf(request);
        const { atUk, zone, reason } = body;
        const entry = await releasedEntry(strapi, request, body);
        const at = atUk === null ? null : readUkTime(atUk, zone, takeDownNow(), 'withdraw it now');
        await planTakeDown(strapi, entry, at, readTakeDownReason(reason));
        await answerState(strapi, request, body);
      }),
    ],
  } as never);
}

function route(method: string, path: string, answer: (request: Request) => Promise<void>) {
  return {
    method,
    path,
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    handler: async (request: Request) => {
      request.set('Cache-Control', 'no-store');
      await answer(request);
    },
  };
}

/** Does what only an approver of that type may, then answers how the entry stands. */
function changing(strapi: Core.Strapi, work: Change) {
  return async (request: Request): Promise<void> => {
    const body = bodyOf(request);
    const entry = await releasedEntry(strapi, request, body);
    if (!request.state.userAbility.can(publishAction, entry.uid)) {
      request.forbidden('Only an approver can do this. Nothing was changed.');
      return;
    }
    await work(entry, body);
    await answerState(strapi, request, body);
  };
}

function bodyOf({ request }: Request): Record<string, unknown> {
  return (request.body ?? {}) as Record<string, unknown>;
}

async function answerState(
  strapi: Core.Strapi,
  request: Request,
  named: Record<string, unknown>,
): Promise<void> {
  request.body = { data: await stateOf(strapi, request, named) };
}

async function stateOf(strapi: Core.Strapi, request: Request, named: Record<string, unknown>) {
  const entry = await releasedEntry(strapi, request, named);
  return readReleaseState(strapi, entry, request.state);
}

/** One of what can be withdrawn and taken down. */
async function releasedEntry(
  strapi: Core.Strapi,
  { state }: Request,
  named: Record<string, unknown>,
): Promise<EntryRef> {
  if (withdrawableTypes.includes(String(named.uid))) {
    return readableEntry(strapi, state.userAbility, named);
  }
  throw new errors.NotFoundError('There is no such entry.');
}
