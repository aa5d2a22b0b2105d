import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { readerFor } from '../editor-screens/readable-entries';
import { readableEntry } from '../release/readable-entry';
import type { EntryRef } from '../withdrawing/entry-ref';
import { approvalAnswer } from './approval-answer';
import { approve, ask, sendBack, takeBack, type Yes } from './decide';
import { lookAt } from './look';
import { publishAction } from './may-publish';
import { readRuleChange, readRules, setRules } from './rules';
import { readWaiting } from './waiting';

interface Request {
  query: Record<string, unknown>;
  request: { body?: unknown };
  body: unknown;
  set(name: string, value: string): void;
  state: { userAbility: { can(action: string, subject?: string): boolean } };
}

/** Only an administrator has it: Strapi grants every registered action to that role alone. */
const changeRules = 'api::approval-rules.change';
const updateAction = 'plugin::content-manager.explorer.update';
const longestNote = 1000;
const notYou = 'You may not do this. Nothing was changed.';

const lookAgain = 'Load the page again, and read it once more.';

const word = z.object({
  fingerprint: z.string({ error: lookAgain }),
  note: z
    .string()
    .trim()
    .max(longestNote, { error: `Keep the note within ${longestNote} characters.` })
    .nullish()
    .transform((text) => text || null),
  release: z
    .object(
      {
        id: z.string({ error: lookAgain }),
        at: z.string({ error: lookAgain }),
        takeDownAt: z.string({ error: lookAgain }).nullish(),
      },
      { error: lookAgain },
    )
    .nullish(),
});

type Act = (entry: EntryRef, said: Yes) => Promise<void>;

/** For Strapi's `register`: asking for approval, giving it, and the rules of it. */
export async function addApprovalRoutes(strapi: Core.Strapi): Promise<void> {
  await strapi.service('admin::permission').actionProvider.register({
    uid: 'approval-rules.change',
    displayName: 'Change how many persons approve',
    section: 'settings',
    category: 'learning reviews',
    subCategory: 'approval',
  });
  const act = (name: string, action: string, work: Act) =>
    route('POST', `/approval/${name}`, acting(strapi, action, work));
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      route('GET', '/approval', (request) => answer(strapi, request, request.query)),
      route('GET', '/approval/look', async (request) => {
        const { userAbility } = request.state;
        const entry = await readableEntry(strapi, userAbility, request.query);
        if (!userAbility.can(publishAction, entry.uid)) throw new errors.ForbiddenError(notYou);
        request.body = { data: await lookAt(strapi, entry) };
      }),
      act('ask', updateAction, (entry, said) => ask(strapi, entry, said)),
      act('take-back', updateAction, (entry) => takeBack(strapi, entry)),
      act('approve', publishAction, (entry, said) => approve(strapi, entry, said)),
      act('send-back', publishAction, (entry, said) => sendBack(strapi, entry, said)),
      route('GET', '/approvals-waiting', async (request) => {
        const { userAbility } = request.state;
        const read = readerFor(strapi, userAbility);
        request.body = {
          data: await readWaiting(strapi, read, (uid) => userAbility.can(publishAction, uid)),
        };
      }),
      route('GET', '/approval-rules', (request) => answerRules(strapi, request)),
      route('POST', '/approval-rules', async (request) => {
        if (!request.state.userAbility.can(changeRules)) {
          throw new errors.ForbiddenError(
            'Only an administrator can change these rules. Nothing was changed.',
          );
        }
        const { rules } = (request.request.body ?? {}) as { rules?: unknown };
        await setRules(strapi, readRuleChange(strapi, rules));
        await answerRules(strapi, request);
      }),
    ],
  } as never);
}

function route(method: string, path: string, handler: (request: Request) => Promise<void>) {
  return {
    method,
    path,
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    handler: async (request: Request) => {
      request.set('Cache-Control', 'no-store');
      await handler(request);
    },
  };
}

/** Does what only some may, then answers how the entry stands. */
function acting(strapi: Core.Strapi, action: string, work: Act) {
  return async (request: Request): Promise<void> => {
    const body = (request.request.body ?? {}) as Record<string, unknown>;
    const entry = await readableEntry(strapi, request.state.userAbility, body);
    if (!request.state.userAbility.can(action, entry.uid)) {
      throw new errors.ForbiddenError(notYou);
    }
    const said = word.safeParse(body);
    if (!said.success) throw new errors.ValidationError(said.error.issues[0]?.message ?? '');
    await work(entry, said.data);
    await answer(strapi, request, body);
  };
}

async function answer(
  strapi: Core.Strapi,
  request: Request,
  named: Record<string, unknown>,
): Promise<void> {
  const entry = await readableEntry(strapi, request.state.userAbility, named);
  const { userAbility } = request.state;
  const data = await approvalAnswer(strapi, entry, {
    mayChange: userAbility.can(updateAction, entry.uid),
    mayPublish: userAbility.can(publishAction, entry.uid),
  });
  request.body = { data };
}

async function answerRules(strapi: Core.Strapi, request: Request): Promise<void> {
  const mayChange = request.state.userAbility.can(changeRules);
  request.body = { data: { rules: await readRules(strapi), mayChange } };
}
