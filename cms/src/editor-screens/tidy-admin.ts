import type { Core } from '@strapi/strapi';

/** Menu entries that lead away from the CMS, or are for people who build it. */
const unwantedActions = ['admin::marketplace.read', 'plugin::content-type-builder.read'];

/** Kinds of entry that exist for Strapi's own use, never for an editor's. */
const unwantedLists = ['plugin::users-permissions.user'];

/** For `register`: takes Strapi's own lists out of the menu of content. */
export function hideUnwantedLists(strapi: Core.Strapi): void {
  for (const uid of unwantedLists) {
    const contentType = strapi.contentTypes[uid as never] as
      { pluginOptions?: Record<string, unknown> } | undefined;
    if (!contentType) continue;
    contentType.pluginOptions = {
      ...contentType.pluginOptions,
      'content-manager': { visible: false },
    };
  }
}

interface ActionProvider {
  hooks: { didRegister: { register(hook: (added: { key: string }) => Promise<unknown>): unknown } };
  delete(key: string): Promise<unknown>;
}

/**
 * For `register`: takes out the permissions behind those menu entries as soon as Strapi knows of
 * them, so that it grants them to nobody, and takes them from who has them.
 */
export function refuseUnwantedMenus(strapi: Core.Strapi): void {
  const provider = strapi.service('admin::permission')['actionProvider'] as ActionProvider;
  provider.hooks.didRegister.register(async ({ key }) => {
    if (unwantedActions.includes(key)) await provider.delete(key);
  });
}

type Handler = (ctx: { body: unknown }) => unknown;

/**
 * The admin asks these questions whoever has signed in, and logs an error in the browser for each
 * refusal. Strapi has no answer to those about its paid edition ("no" is the true one), and keeps
 * how it treats uploads from people who may not change it, though all of them upload.
 */
export function answerQuestionsOfAdmin(strapi: Core.Strapi): void {
  const config = { policies: ['admin::isAuthenticatedAdmin'] };
  const get = (path: string, handler: Handler) => ({ method: 'GET', path, handler, config });
  const answer =
    (data: unknown): Handler =>
    (ctx) => {
      ctx.body = { data };
    };
  strapi.server.routes({
    type: 'admin',
    prefix: '',
    routes: [
      get(
        '/admin/ai-feature-config',
        answer({ isAiI18nConfigured: false, isAiMediaLibraryConfigured: false }),
      ),
      get('/i18n/ai-localization-jobs/collection-types/:uid/:documentId', answer(null)),
      get('/i18n/ai-localization-jobs/single-types/:uid', answer(null)),
      get('/upload/settings', async (ctx) => {
        const settings = await strapi.plugin('upload').service('upload')['getSettings']();
        ctx.body = { data: { ...settings, concurrentUploadRequests: 1 } };
      }),
    ],
  } as never);
}
