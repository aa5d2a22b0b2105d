import type { Core } from '@strapi/strapi';
import { settings } from '../settings';
import { publicActions } from './public-access';

/** All that the public site may do: what anyone may, drafts by a link, and what comes down when. */
export const siteActions = [
  ...publicActions,
  'api::published.published.changes',
  'api::published.published.text',
  'api::preview.preview.show',
  'api::preview.preview.document',
  'api::share.share.show',
  'api::share.share.read',
  'api::share.share.document',
  'api::removals.removals.list',
  'api::probes.probes.record',
  'api::alerts.alerts.signUp',
  'api::alerts.alerts.confirm',
  'api::alerts.alerts.stop',
] as const;

/** Of the one API token that there is. */
export const siteTokenName = 'Public site';

const tokenUid = 'admin::api-token';
const permissionUid = 'admin::api-token-permission';

/** Keeps one API token, with the key of SITE_TOKEN; Strapi's ready-made tokens go. */
export async function setSiteToken(strapi: Core.Strapi): Promise<void> {
  await strapi.db.query(tokenUid).deleteMany({ where: { name: { $ne: siteTokenName } } });
  const accessKey = strapi
    .service('admin::api-token-content-api')
    ?.['hash'](settings().secrets.SITE_TOKEN);
  const data = {
    name: siteTokenName,
    description: 'Reads what is published, and shows previews. Made from SITE_TOKEN at each start.',
    type: 'custom',
    kind: 'content-api',
    accessKey,
    lifespan: null,
    expiresAt: null,
  };
  const found = await strapi.db.query(tokenUid).findOne({ where: { name: siteTokenName } });
  const token = found
    ? await strapi.db.query(tokenUid).update({ where: { id: found.id }, data })
    : await strapi.db.query(tokenUid).create({ data });
  const granted = await strapi.db.query(permissionUid).findMany({ where: { token: token.id } });
  const asWanted = siteActions.every((wanted) => granted.some(({ action }) => action === wanted));
  if (asWanted && granted.length === siteActions.length) return;
  // Whole or not at all: a command may run beside the server that the site is asking.
  await strapi.db.transaction(async () => {
    await strapi.db.query(permissionUid).deleteMany({ where: { token: token.id } });
    for (const action of siteActions) {
      await strapi.db.query(permissionUid).create({ data: { action, token: token.id } });
    }
  });
}
