import { fileFormats } from 'strapi-provider-private-files';
import { storeOptions } from '../src/documents/store';
import { settings } from '../src/settings';

export default function pluginsConfig() {
  const { secrets, maxUploadMegabytes, documentFormats } = settings();
  return {
    upload: {
      config: {
        provider: 'strapi-provider-private-files',
        providerOptions: {
          ...storeOptions(),
          secret: secrets.FILES_SECRET,
          linkSeconds: 300,
        },
        sizeLimit: maxUploadMegabytes * 1024 * 1024,
        breakpoints: {},
        security: {
          allowedTypes: documentFormats.map((format) => fileFormats[format].mediaType),
        },
      },
    },
    'users-permissions': {
      config: {
        jwtSecret: secrets.JWT_SECRET,
        jwtManagement: 'refresh',
        register: { allowedFields: [] },
      },
    },
    email: emailConfig(),
  };
}

function emailConfig() {
  const { mail } = settings();
  if (!mail)
    return { config: { provider: 'nodemailer', providerOptions: { jsonTransport: true } } };
  return {
    config: {
      provider: 'nodemailer',
      providerOptions: {
        host: mail.host,
        port: mail.port,
        secure: mail.isSecure,
        auth: mail.user ? { user: mail.user, pass: mail.password ?? '' } : undefined,
        // The CMS waits for them when it stops, in milliseconds.
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 20_000,
      },
      settings: { defaultFrom: mail.from, defaultReplyTo: mail.from },
    },
  };
}
