import type { Core } from '@strapi/strapi';
import { addMediaRoute } from './documents/media-route';
import { addHealthRoutes } from './health/routes';
import { startRevision } from './published/revision';
import { setAdminRoles } from './roles/admin-roles';
import { setPublicAccess } from './roles/public-access';
import { setSiteToken } from './roles/site-token';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    addHealthRoutes(strapi);
    addMediaRoute(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await startRevision(strapi);
    await setAdminRoles(strapi);
    await setPublicAccess(strapi);
    await setSiteToken(strapi);
  },
};
