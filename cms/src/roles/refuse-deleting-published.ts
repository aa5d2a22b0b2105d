import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

const publishAction = 'plugin::content-manager.explorer.publish';

/**
 * Deleting takes an entry off the site, so it is for those who may publish. Commands of the
 * server itself, which have no user, may delete.
 *
 * @throws ForbiddenError (403) when an author deletes something that is published
 */
export async function refuseDeletingPublished(
  strapi: Core.Strapi,
  uid: string,
  { documentId }: { documentId?: string },
): Promise<void> {
  const ability = strapi.requestContext.get()?.state.userAbility;
  if (!ability || ability.can(publishAction, uid)) return;
  const where = { documentId, publishedAt: { $notNull: true } };
  if ((await strapi.db.query(uid).count({ where })) === 0) return;
  throw new errors.ForbiddenError(
    'This is published, so you cannot delete it. Ask an approver to take it off the site first.',
  );
}
