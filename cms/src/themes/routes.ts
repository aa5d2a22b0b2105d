import type { Core } from '@strapi/strapi';
import { readableEntry } from '../release/readable-entry';
import { readSuggestions } from './read-suggestions';

interface Request {
  query: Record<string, unknown>;
  body: unknown;
  set(name: string, value: string): void;
  state: { userAbility: unknown };
}

/** Which themes a publication may be about, for who may read it. */
export function addThemeRoutes(strapi: Core.Strapi): void {
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      {
        method: 'GET',
        path: '/theme-suggestions',
        config: { policies: ['admin::isAuthenticatedAdmin'] },
        handler: async (request: Request) => {
          request.set('Cache-Control', 'no-store');
          const { documentId } = request.query;
          const named = { uid: 'api::publication.publication', documentId };
          const entry = await readableEntry(strapi, request.state.userAbility, named);
          request.body = { data: await readSuggestions(strapi, entry.documentId) };
        },
      },
    ],
  } as never);
}
