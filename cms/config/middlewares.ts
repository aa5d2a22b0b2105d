import { settings } from '../src/settings';
import { nameTemporaryFile, uploadingFolder } from '../src/uploading/request-folder';

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
    'global::count-guesses',
    'global::closed-addresses',
    'global::same-origin-only',
    'strapi::errors',
    'global::quiet-refusals',
    'global::file-store-away',
    'global::database-busy',
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
    'global::uploads-by-editors',
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
    formidable: {
      /** Of all files of a request together. */
      maxFileSize: bytes,
      maxFields: 100,
      maxFieldsSize: 1024 * 1024,
      enabledPlugins: ['multipart'],
      uploadDir: uploadingFolder(),
      filename: nameTemporaryFile,
      /** The only field that Strapi reads files from. */
      filter: ({ name }: { name: string | null }) => name === 'files',
    },
  };
}
