import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { readableEntry } from '../release/readable-entry';
import type { EntryRef } from '../withdrawing/entry-ref';

interface Ability {
  can(action: string, subject: unknown, field?: string): boolean;
}

interface PermissionCheckers {
  create(of: { userAbility: unknown; model: string }): {
    can: { update(entity: object, field?: string): boolean };
  };
}

const readAction = 'plugin::content-manager.explorer.read';

/**
 * The entry that a request names, for a person who may read the whole of it: a version shows every
 * field.
 *
 * @param userAbility what the signed-in person may do, from `ctx.state`
 * @throws NotFoundError (404) for what is not there, or not for this person to read
 */
export async function entryWithHistory(
  strapi: Core.Strapi,
  userAbility: unknown,
  named: Record<string, unknown>,
): Promise<EntryRef> {
  const entry = await readableEntry(strapi, userAbility, named);
  const maySee = fieldsOf(strapi, entry.uid).every((field) =>
    (userAbility as Ability).can(readAction, entry.uid, field),
  );
  if (!maySee) throw new errors.NotFoundError('There is no such entry.');
  return entry;
}

/** Whether this person may write the whole of an entry, and so go back to an earlier version. */
export async function mayGoBack(
  strapi: Core.Strapi,
  userAbility: unknown,
  { uid, documentId }: EntryRef,
): Promise<boolean> {
  const checkers = strapi
    .plugin('content-manager')
    .service('permission-checker') as PermissionCheckers;
  const { can } = checkers.create({ userAbility, model: uid });
  const draft: object | null = await strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: null },
    populate: { createdBy: { populate: { roles: true } } },
  });
  return draft !== null && fieldsOf(strapi, uid).every((field) => can.update(draft, field));
}

/** Every field of a type, down to those of its parts, as permissions name them. */
function fieldsOf(strapi: Core.Strapi, uid: string): string[] {
  return strapi
    .service('admin::content-type')
    ?.['getNestedFields'](strapi.contentTypes[uid as never], { components: strapi.components });
}
