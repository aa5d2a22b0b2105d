import type { Core } from '@strapi/strapi';
import { mayRead } from '../editor-screens/readable-entries';
import { readableEntry } from '../release/readable-entry';
import { eventsAsCsv } from './csv';
import { readEventQuery, type EventQuery } from './event-query';
import { latestEvents, listEvents } from './list-events';

interface Request {
  query: Record<string, unknown>;
  body: unknown;
  type: string;
  set(name: string, value: string): void;
  attachment(name: string): void;
  forbidden(message: string): unknown;
  state: { userAbility: { can(action: string, subject: string): boolean } };
}

const publishAction = 'plugin::content-manager.explorer.publish';

/**
 * The audit trail: all of it for approvers and administrators, that of an entry for whoever may
 * read the entry.
 */
export function addAuditRoutes(strapi: Core.Strapi): void {
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      route('/audit', async (request) => {
        const page = Math.max(
          1,
          Math.min(100_000, Number.parseInt(String(request.query.page), 10) || 1),
        );
        const query = queryOf(strapi, request);
        if (query) request.body = { data: await listEvents(strapi, query, page) };
      }),
      route('/audit.csv', async (request) => {
        const query = queryOf(strapi, request);
        if (!query) return;
        request.attachment(`audit-${new Date().toISOString().slice(0, 10)}.csv`);
        request.type = 'text/csv; charset=utf-8';
        request.body = eventsAsCsv(strapi, query);
      }),
      route('/audit/entry', async (request) => {
        const { uid, documentId } = await readableEntry(
          strapi,
          request.state.userAbility,
          request.query,
        );
        const query = { uids: [uid], documentId };
        request.body = { data: await latestEvents(strapi, query) };
      }),
    ],
  } as never);
}

function route(path: string, answer: (request: Request) => Promise<void>) {
  return {
    method: 'GET',
    path,
    config: { policies: ['admin::isAuthenticatedAdmin'] },
    handler: async (request: Request) => {
      request.set('Cache-Control', 'no-store');
      await answer(request);
    },
  };
}

/** @returns null for who approves nothing, and has been told so */
function queryOf(strapi: Core.Strapi, request: Request): EventQuery | null {
  const { userAbility } = request.state;
  const types = Object.keys(strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
  if (!types.some((uid) => userAbility.can(publishAction, uid))) {
    request.forbidden('Only approvers and administrators read the audit trail.');
    return null;
  }
  const readable = types.filter((uid) => mayRead(strapi, userAbility, uid));
  return readEventQuery(request.query, readable);
}
