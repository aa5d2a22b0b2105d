import { describe, expect, it } from 'vitest';
import { readSettings, secretNames } from './settings';

const secrets = Object.fromEntries(secretNames.map((name) => [name, 'a long random text']));

describe('readSettings', () => {
  it('gives a local set-up when only the secrets are set', () => {
    const settings = readSettings({ ...secrets, DATA_DIR: '/data' });
    expect(settings).toMatchObject({
      dataDir: '/data',
      withdrawalsDir: '/data-withdrawals',
      host: '127.0.0.1',
      port: 1337,
      cmsUrl: 'http://127.0.0.1:1337',
      siteUrl: 'http://127.0.0.1:4321',
      database: { client: 'sqlite', file: '/data/cms.sqlite' },
      maxUploadMegabytes: 100,
      objectStore: null,
      mail: null,
      logFormat: 'text',
    });
  });

  const bucket = {
    S3_BUCKET: 'reviews',
    S3_REGION: 'eu-west-2',
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'key',
  };

  it('keeps documents in a bucket of Amazon, or of another store with the bucket in the path', () => {
    const store = {
      bucket: 'reviews',
      region: 'eu-west-2',
      accessKeyId: 'id',
      secretAccessKey: 'key',
    };
    expect(readSettings({ ...secrets, ...bucket }).objectStore).toEqual({
      ...store,
      endpoint: undefined,
      forcePathStyle: false,
    });
    const elsewhere = { ...bucket, S3_ENDPOINT: 'https://s3.example.org/' };
    expect(readSettings({ ...secrets, ...elsewhere }).objectStore).toEqual({
      ...store,
      endpoint: 'https://s3.example.org',
      forcePathStyle: true,
    });
    const asHost = { ...elsewhere, S3_FORCE_PATH_STYLE: 'false' };
    expect(readSettings({ ...secrets, ...asHost }).objectStore?.forcePathStyle).toBe(false);
  });

  it.each([
    [
      { S3_BUCKET: 'reviews', S3_REGION: 'eu-west-2', S3_ACCESS_KEY_ID: 'id' },
      'S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID set, but not S3_SECRET_ACCESS_KEY. Set all of S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY to keep documents in a bucket, or none to keep them in DATA_DIR.',
    ],
    [
      { S3_ENDPOINT: 'https://s3.example.org' },
      'S3_ENDPOINT set, but not S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY.',
    ],
    [
      { ...bucket, S3_ENDPOINT: 's3.example.org' },
      'S3_ENDPOINT is no web address. Set it to that of the object store, such as https://s3.example.org, or leave it out for Amazon S3.',
    ],
    [
      { ...bucket, S3_FORCE_PATH_STYLE: 'yes' },
      'S3_FORCE_PATH_STYLE is "yes". Set it to true or false, or leave it out for false.',
    ],
  ])('refuses the bucket %o', (environment, message) => {
    expect(() => readSettings({ ...secrets, ...environment })).toThrow(message);
  });

  it('names a missing secret and how to set it', () => {
    expect(() => readSettings({ ...secrets, FILES_SECRET: '' })).toThrow(
      'FILES_SECRET is not set. Start with "npm start", which makes it and keeps it in DATA_DIR/secrets.json, or set FILES_SECRET to a long random text.',
    );
  });

  it('keeps withdrawals where no backup of the data can overwrite them', () => {
    expect(() =>
      readSettings({ ...secrets, DATA_DIR: '/data', WITHDRAWALS_DIR: '/data/withdrawals' }),
    ).toThrow('WITHDRAWALS_DIR is in DATA_DIR');
    expect(
      readSettings({ ...secrets, DATA_DIR: '/data', WITHDRAWALS_DIR: '/kept' }).withdrawalsDir,
    ).toBe('/kept');
  });

  it('asks for no secret while the admin is bundled', () => {
    expect(readSettings({}, false).secrets.APP_KEYS).toBe('');
  });

  it('takes only the origin of an address', () => {
    expect(readSettings({ ...secrets, CMS_URL: 'https://cms.example.org/' }).cmsUrl).toBe(
      'https://cms.example.org',
    );
  });

  it.each([
    [
      { CMS_PORT: 'high' },
      'CMS_PORT is "high". Set it to a whole number from 1 to 65535, or leave it out for 1337.',
    ],
    [
      { SITE_URL: 'example.org' },
      'SITE_URL is "example.org". Set it to a whole web address, such as https://cms.example.org.',
    ],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL is no PostgreSQL address. Set it to postgres://user:password@host:5432/name, or leave it out to use SQLite.',
    ],
    [
      { LOG_FORMAT: 'xml' },
      'LOG_FORMAT is "xml". Set it to json, for one JSON object a line, or leave it out for text.',
    ],
    [
      { SMTP_HOST: 'mail' },
      'SMTP_HOST is set, but SMTP_FROM is not. Set SMTP_FROM to the address that e-mail comes from.',
    ],
  ])('refuses %o', (environment, message) => {
    expect(() => readSettings({ ...secrets, ...environment })).toThrow(message);
  });
});
