import { settings } from '../src/settings';

export default function middlewaresConfig() {
  const { cmsUrl } = settings();
  return [
    'global::closed-addresses',
    'strapi::errors',
    {
      name: 'strapi::security',
      config: {
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
