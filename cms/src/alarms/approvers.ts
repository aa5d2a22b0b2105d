import type { Core } from '@strapi/strapi';

const publishing = {
  action: 'plugin::content-manager.explorer.publish',
  subject: 'api::publication.publication',
};

/** The ids of the accounts that may publish and can sign in now. */
export async function approverIds(strapi: Core.Strapi): Promise<number[]> {
  const users = await strapi.db.query('admin::user').findMany({
    where: { isActive: true, roles: { permissions: publishing } },
    select: ['id', 'blocked'],
  });
  const ids = users.filter(({ blocked }) => !blocked).map(({ id }) => Number(id));
  return [...new Set(ids)];
}
