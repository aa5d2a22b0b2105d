import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { NewShare, ShareRow } from './answers';
import { entrySharing, listShares, shareOpenings, shareRow } from './list-shares';
import { makeShare, revokeShare, shareNewVersion } from './make-share';
import { refuseUnlessApprover, type Asker } from './may-share';

interface Request {
  query: Record<string, unknown>;
  params: { id?: string };
  request: { body?: unknown };
  state: Asker;
  status: number;
  body: unknown;
  set(name: string, value: string): void;
}

type Answer = (request: Request) => Promise<unknown>;

/**
 * The admin's list of share links, and what an approver does with them. Each is for signed-in
 * people and keeps to what they may read; what changes anything asks for the right to publish.
 */
export function addSharingRoutes(strapi: Core.Strapi): void {
  const rowOf = async (asker: Asker, id: string) => found(await shareRow(strapi, asker, id));
  strapi.server.routes({
    type: 'admin',
    prefix: '/sharing',
    routes: [
      route('GET', '/links', ({ state, query }) => listShares(strapi, state, query)),
      route('GET', '/entry', ({ state, query }) =>
        entrySharing(strapi, state, {
          uid: String(query.uid),
          documentId: String(query.documentId),
        }),
      ),
      route('GET', '/links/:id/openings', async ({ state, params }) =>
        found(await shareOpenings(strapi, state, String(params.id))),
      ),
      route('POST', '/links', async (request): Promise<NewShare> => {
        refuseUnlessApprover(request.state);
        const { address, link } = await makeShare(strapi, request.state, bodyOf(request));
        request.status = 201;
        return { address, row: await rowOf(request.state, link.id) };
      }),
      route('POST', '/links/:id/revoke', async ({ state, params }): Promise<ShareRow> => {
        await revokeShare(strapi, state, String(params.id));
        return rowOf(state, String(params.id));
      }),
      route('POST', '/links/:id/new-version', async (request): Promise<ShareRow> => {
        const { state, params } = request;
        await shareNewVersion(strapi, state, String(params.id), bodyOf(request));
        return rowOf(state, String(params.id));
      }),
    ],
  } as never);
}

function route(method: string, path: string, answer: Answer) {
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

function bodyOf({ request }: Request): Record<string, unknown> {
  const { body } = request;
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

function found<T>(value: T | null): T {
  if (value !== null) return value;
  throw new errors.NotFoundError('There is no such link. Load the page again.');
}
