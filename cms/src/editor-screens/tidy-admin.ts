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

/** For `bootstrap`, after Strapi has granted administrators everything. */
export async function removeUnwantedMenus(strapi: Core.Strapi): Promise<void> {
  await strapi.db
    .query('admin::permission')
    .deleteMany({ where: { action: { $in: unwantedActions } } });
}

/**
 * The admin asks these two questions of Strapi's paid edition whether it is there or not, and logs
 * an error in the browser for each 404. "No" is the true answer.
 */
export function answerPaidQuestions(strapi: Core.Strapi): void {
  const config = { policies: ['admin::isAuthenticatedAdmin'] };
  const answer = (data: unknown) => (ctx: { body: unknown }) => {
    ctx.body = { data };
  };
  const get = (path: string, data: unknown) => ({
    method: 'GET',
    path,
    handler: answer(data),
    config,
  });
  strapi.server.routes({
    type: 'admin',
    prefix: '',
    routes: [
      get('/admin/ai-feature-config', {
        isAiI18nConfigured: false,
        isAiMediaLibraryConfigured: false,
      }),
      get('/i18n/ai-localization-jobs/collection-types/:uid/:documentId', null),
      get('/i18n/ai-localization-jobs/single-types/:uid', null),
    ],
  } as never);
}
