import type { Core } from '@strapi/strapi';

/**
 * Tells whether a request comes from someone who is signed in to the admin. It asks what Strapi's
 * own strategy `admin` asks, for use before Strapi gets so far.
 *
 * @param authorization the header, such as `Bearer <access token>`
 */
export async function isSignedIn(strapi: Core.Strapi, authorization: string): Promise<boolean> {
  const [, token] = /^bearer\s+(\S+)$/i.exec(authorization) ?? [];
  if (!token) return false;
  const sessions = strapi.sessionManager('admin');
  const access = sessions.validateAccessToken(token);
  if (!access.isValid || !(await sessions.isSessionActive(access.payload.sessionId))) return false;
  const where = { id: access.payload.userId, isActive: true };
  return (await strapi.db.query('admin::user').count({ where })) > 0;
}
