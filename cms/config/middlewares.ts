import { settings } from '../src/settings';

/**
 * The admin loads nothing from elsewhere. Each value is one text, since Strapi would fill up a
 * list with the hosts of its own.
 */
const ownHostOnly = {
  'connect-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self' data:",
  'style-src': "'self' 'unsafe-inline'",
};

export default function middlewaresConfig() {
  const { cmsUrl } = settings();
  return [
    'global::closed-addresses',
    'global::same-origin-only',
    'strapi::errors',
    {
      name: 'strapi::security',
      config: {
        contentSecurityPolicy: { directives: ownHostOnly },
        hsts: cmsUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
        referrerPolicy: { policy: 'same-origin' },
        crossOriginOpenerPolicy: { policy: 'same-origin' },
        crossOriginResourcePolicy: { policy: 'same-origin' },
      },
    },
    { name: 'strapi::cors', config: { origin: [cmsUrl], credentials: false } },
    'strapi::compression',
    { name: 'strapi::session', config: { secure: cmsUrl.startsWith('https:') } },
    'strapi::query',
    { name: 'strapi::body', config: bodyLimits() },
    { name: 'strapi::favicon', config: { path: 'public/favicon.png' } },
    'strapi::public',
  ];
}

function bodyLimits() {
  const bytes = settings().maxUploadMegabytes * 1024 * 1024;
  return {
    jsonLimit: '5mb',
    formLimit: '1mb',
    textLimit: '1mb',
    formidable: { maxFileSize: bytes },
  };
}
