import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { readableEntry } from '../release/readable-entry';
import { readerFor } from '../editor-screens/readable-entries';
import type { EntryRef } from '../withdrawing/entry-ref';
import { withdrawableTypes } from '../withdrawing/entry-ref';
import type { ReportAnswer } from './answers';
import { checkAgain } from './check-rows';
import { checksAnswer } from './checks-answer';
import { cleanDocument, exchangeFile } from './clean';
import { heldDocuments } from './held-documents';
import { oneDocument } from './one-document';
import { letThrough } from './override/override';
import { pictureOf } from './picture';
import { queueEntry } from './queue';
import { reportAnswer } from './report-answer';
import { isFileChecked } from './wait-for-checks';
import { reveal } from './reveal';
import { ringBell } from './bell';
import { addNames, removeName, tickNames } from './watch-list/change-names';

interface Request {
  query: Record<string, unknown>;
  request: { body?: unknown };
  body: unknown;
  set(name: string, value: string): void;
  state: {
    user: { id: number };
    userAbility: { can(action: string, subject?: string): boolean };
  };
}

/** What a request is about, and what the person may do with it. */
interface Asked {
  request: Request;
  entry: EntryRef;
  body: Record<string, unknown>;
  mayChange: boolean;
  mayPublish: boolean;
}

const publishAction = 'plugin::content-manager.explorer.publish';
const updateAction = 'plugin::content-manager.explorer.update';
const notYou = 'You may not change this, so nothing was changed.';

const decisions = z.record(
  z.string(),
  z.enum(['professional', 'pseudonym', 'must-not-appear'], { error: 'Choose what each name is.' }),
  { error: 'Choose what each name is.' },
);

/** The admin's questions and orders about document checks. */
export function addCheckingRoutes(strapi: Core.Strapi): void {
  const get = (path: string, answer: (asked: Asked) => Promise<unknown>) =>
    route('GET', path, async (request) => answer(await ask(strapi, request, request.query)));
  const post = (path: string, answer: (asked: Asked) => Promise<unknown>) =>
    route('POST', path, async (request) => {
      const body = (request.request.body ?? {}) as Record<string, unknown>;
      return answer(await ask(strapi, request, body));
    });
  const change = (path: string, work: (asked: Asked) => Promise<unknown>) =>
    post(path, async (asked) => {
      if (!asked.mayChange) throw new errors.ForbiddenError(notYou);
      await work(asked);
      return checksAnswer(strapi, asked.entry, asked);
    });
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      get('/document-checks', (asked) => checksAnswer(strapi, asked.entry, asked)),
      get('/document-checks/report', async (asked) => report(strapi, asked, asked.request.query)),
      route('GET', '/document-checks/held', ({ state }) =>
        heldDocuments(strapi, readerFor(strapi, state.userAbility)),
      ),
      get('/document-checks/picture', ({ entry, body: { publicId, finding, place } }) =>
        pictureOf(strapi, entry, { publicId, finding, place }, false),
      ),
      post('/document-checks/picture', ({ entry, body: { publicId, finding, place } }) =>
        pictureOf(strapi, entry, { publicId, finding, place }, true),
      ),
      post('/document-checks/clean', ({ entry, body, mayChange, request }) => {
        if (!mayChange) throw new errors.ForbiddenError(notYou);
        return cleanDocument(strapi, entry, body.publicId, request.state.user);
      }),
      change('/document-checks/use-cleaned', ({ entry, body, request }) =>
        exchangeFile(
          strapi,
          entry,
          { publicId: body.publicId, fileId: body.fileId },
          request.state.user,
        ),
      ),
      route('GET', '/document-checks/file', async ({ query }) => ({
        isChecked: await isFileChecked(strapi, Number(query.id) || 0),
      })),
      post('/document-checks/reveal', ({ entry, body }) =>
        reveal(strapi, entry, body.publicId, body.id),
      ),
      post('/document-checks/let-through', async (asked) => {
        const { entry, body, mayPublish } = asked;
        const { publicId, finding, reason } = body;
        await letThrough(strapi, entry, { publicId, finding, reason, mayPublish });
        return report(strapi, asked, body);
      }),
      change('/document-checks/again', ({ entry, body }) => again(strapi, entry, body.publicId)),
      change('/document-checks/names', ({ entry, body }) => addNames(strapi, entry, body.names)),
      change('/document-checks/names/remove', ({ entry, body, mayPublish }) =>
        removeName(strapi, entry, { id: body.id, mayPublish }),
      ),
      change('/document-checks/names/tick', ({ entry, body }) =>
        tickNames(strapi, entry, body.publicId, readDecisions(body.decisions)),
      ),
    ],
  } as never);
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

/** @throws NotFoundError (404) for what is not there, not for this person, or has no documents */
async function ask(
  strapi: Core.Strapi,
  request: Request,
  named: Record<string, unknown>,
): Promise<Asked> {
  const { userAbility } = request.state;
  const entry = await readableEntry(strapi, userAbility, named);
  if (!withdrawableTypes.includes(entry.uid)) {
    throw new errors.NotFoundError('There are no documents in an entry of this kind.');
  }
  return {
    request,
    entry,
    body: named,
    mayChange: userAbility.can(updateAction, entry.uid),
    mayPublish: userAbility.can(publishAction, entry.uid),
  };
}

/** @returns null while it is being checked */
async function report(
  strapi: Core.Strapi,
  asked: Asked,
  named: Record<string, unknown>,
): Promise<ReportAnswer | null> {
  const standing = await oneDocument(strapi, asked.entry, named.publicId);
  return standing.report && reportAnswer(strapi, asked.entry, standing, asked);
}

async function again(strapi: Core.Strapi, entry: EntryRef, publicId: unknown): Promise<void> {
  const { row } = await oneDocument(strapi, entry, publicId);
  if (row) await checkAgain(strapi, row.key);
  await queueEntry(strapi, entry);
  ringBell();
}

function readDecisions(value: unknown) {
  const parsed = decisions.safeParse(value);
  if (!parsed.success) {
    throw new errors.ValidationError(
      parsed.error.issues[0]?.message ?? 'Choose what each name is.',
    );
  }
  return new Map(Object.entries(parsed.data));
}
