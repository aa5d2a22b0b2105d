import type { Core } from '@strapi/strapi';

/** Whether an admin user, as CASL describes what they may do, may read an entry. */
export function mayRead(
  strapi: Core.Strapi,
  userAbility: unknown,
  uid: string,
  entry: unknown,
): boolean {
  const checker = strapi
    .plugin('content-manager')
    .service('permission-checker')
    .create({ userAbility, model: uid });
  return checker.can.read(entry) === true;
}

/** What an admin user may do now; null when they are gone, blocked or not active. */
export async function readAbility(strapi: Core.Strapi, userId: number): Promise<unknown> {
  const user = await strapi.db
    .query('admin::user')
    .findOne({ where: { id: userId }, populate: { roles: true } });
  if (!user?.isActive || user.blocked) return null;
  return strapi.service('admin::permission')?.['engine'].generateUserAbility(user);
}
