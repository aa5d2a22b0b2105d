import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

export type FileId = number | string;

interface FileManager {
  action: string;
  ability: { cannot(action: string, subject: unknown): boolean };
  toSubject(file: object): unknown;
}

const model = 'plugin::upload.file';

/**
 * Asks of each file what Strapi asks of a single one: may this person change it? Authors may change
 * what they uploaded. Commands of the server itself, which have no user, may change any file.
 *
 * @throws ForbiddenError (403) when one file or more is not for this person to change
 */
export async function refuseUnlessMayChange(strapi: Core.Strapi, ids: FileId[]): Promise<void> {
  const ability = strapi.requestContext.get()?.state.userAbility;
  if (!ability || ids.length === 0) return;
  const manager: FileManager = strapi
    .service('admin::permission')
    ?.['createPermissionsManager']({ ability, action: 'plugin::upload.assets.update', model });
  const files = await strapi.db.query(model).findMany({
    where: { id: { $in: ids } },
    populate: { createdBy: { populate: { roles: true } } },
  });
  if (files.every((file) => !manager.ability.cannot(manager.action, manager.toSubject(file)))) {
    return;
  }
  throw new errors.ForbiddenError(
    'A colleague uploaded this, or a file in this folder, so you cannot move or delete it. Nothing was changed. Ask an approver.',
  );
}
