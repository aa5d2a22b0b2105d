import type { Core } from '@strapi/strapi';

interface UserChange {
  params: { data?: { password?: string; isActive?: boolean; blocked?: boolean } };
  result?: { id: number };
}

/**
 * Signs a person out everywhere when someone sets a new password for them, blocks them or
 * makes them inactive. Strapi does so only for a password that they change themselves.
 */
export function endSessionsWithAccess(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    async afterUpdate(event: unknown) {
      const { params, result } = event as UserChange;
      const { password, isActive, blocked } = params.data ?? {};
      if (!result || (!password && isActive !== false && blocked !== true)) return;
      await strapi.sessionManager('admin').invalidateRefreshToken(String(result.id));
    },
  });
}
