import { settings } from '../src/settings';

export default function serverConfig() {
  const { host, port, cmsUrl, secrets } = settings();
  return {
    host,
    port,
    url: cmsUrl,
    /** A reverse proxy that ends HTTPS says so by X-Forwarded-Proto. */
    proxy: { koa: cmsUrl.startsWith('https:') },
    app: { keys: secrets.APP_KEYS.split(',') },
    logger: { updates: { enabled: false }, startup: { enabled: false } },
    transfer: { remote: { enabled: false } },
    openapi: { route: { enabled: false } },
    webhooks: { populateRelations: false },
  };
}
