import { previewHandler } from '../src/preview/handler';
import { settings } from '../src/settings';

const minutes = 60;
const hours = 60 * minutes;

export default function adminConfig() {
  const { secrets, cmsUrl, siteUrl } = settings();
  return {
    apiToken: { salt: secrets.API_TOKEN_SALT, secrets: { encryptionKey: secrets.ENCRYPTION_KEY } },
    transfer: { token: { salt: secrets.TRANSFER_TOKEN_SALT } },
    secrets: { encryptionKey: secrets.ENCRYPTION_KEY },
    auth: {
      secret: secrets.ADMIN_JWT_SECRET,
      cookie: { ...(cmsUrl.startsWith('https:') ? { secure: true } : {}), sameSite: 'strict' },
      sessions: {
        accessTokenLifespan: 10 * minutes,
        idleSessionLifespan: 2 * hours,
        maxSessionLifespan: 12 * hours,
        idleRefreshTokenLifespan: 12 * hours,
        maxRefreshTokenLifespan: 7 * 24 * hours,
      },
    },
    preview: {
      enabled: true,
      config: { allowedOrigins: [siteUrl], handler: previewHandler },
    },
    flags: { nps: false, promoteEE: false, docLinks: false },
    ai: { enabled: false },
  };
}
