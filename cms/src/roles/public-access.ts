import type { Core } from '@strapi/strapi';

/** All that a caller without a token may do. */
export const publicActions = [
  'api::published.published.revision',
  'api::published.published.content',
  'api::published.published.document',
] as const;

const permissionUid = 'plugin::users-permissions.permission';

/**
 * Makes the content API an allow-list: Public may read what is published, registered users
 * may do nothing, and nobody can register. What else is granted goes, at every start.
 */
export async function setPublicAccess(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query(permissionUid).deleteMany({
    where: { $not: { role: { type: 'public' }, action: { $in: [...publicActions] } } },
  });
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'public' }, populate: { permissions: true } });
  const granted = (role.permissions as { action: string }[]).map(({ action }) => action);
  for (const action of publicActions.filter((name) => !granted.includes(name))) {
    await strapi.db.query(permissionUid).create({ data: { action, role: role.id } });
  }
  await closeRegistration(strapi);
}

async function closeRegistration(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  const advanced = (await store.get({})) as Record<string, unknown> | null;
  await store.set({
    value: { ...advanced, allow_register: false, email_reset_password: null },
  });
}
