import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DocumentFormat } from 'document-checks';
import type { S3Options } from 'strapi-provider-private-files';

/** Everything that the environment decides. Nothing else in the CMS reads `process.env`. */
export interface Settings {
  /** Absolute path of the folder that holds the database, the documents and the secrets. */
  dataDir: string;
  /** Absolute path of the folder that remembers withdrawals; never a part of a backup of dataDir. */
  withdrawalsDir: string;
  host: string;
  port: number;
  /** How a browser reaches the CMS and the public site: scheme, host and port, no last slash. */
  cmsUrl: string;
  siteUrl: string;
  database: { client: 'sqlite'; file: string } | { client: 'postgres'; url: string };
  maxUploadMegabytes: number;
  /** The bucket that holds the documents; null where they are in dataDir. */
  objectStore: S3Options | null;
  mail: MailSettings | null;
  /** How the log is written: for people, or one JSON object a line for programs. */
  logFormat: 'text' | 'json';
  /** The kinds of file that may be uploaded and published. */
  documentFormats: DocumentFormat[];
  /** Opens the reports of document checks; null where the CMS keeps one in withdrawalsDir. */
  documentChecksKey: string | null;
  /** Where clamd looks for viruses; null where nobody does. */
  clamav: ClamavSettings | null;
  secrets: Record<SecretName, string>;
}

export interface MailSettings {
  host: string;
  port: number;
  user: string | null;
  password: string | null;
  from: string;
  isSecure: boolean;
}

export type ClamavSettings = { socket: string } | { host: string; port: number };

export const secretNames = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
  'PREVIEW_SECRET',
  'FILES_SECRET',
  'SITE_TOKEN',
] as const;

export type SecretName = (typeof secretNames)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting is missing or cannot be used. The message names it and says how to set it. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads the environment into one object.
 *
 * @param needsSecrets false only while `strapi build` bundles the admin, which runs nothing
 * @throws SettingsError when a secret is missing or a value cannot be read
 */
export function readSettings(env: Environment, needsSecrets = true): Settings {
  const dataDir = path.resolve(env.DATA_DIR || path.join(repositoryRoot(), '.data'));
  const port = readNumber(env, 'CMS_PORT', 1337, 65_535);
  const webPort = readNumber(env, 'WEB_PORT', 4321, 65_535);
  return {
    dataDir,
    withdrawalsDir: readWithdrawalsDir(env, dataDir),
    host: env.CMS_HOST || '127.0.0.1',
    port,
    cmsUrl: readAddress(env, 'CMS_URL', `http://127.0.0.1:${port}`),
    siteUrl: readAddress(env, 'SITE_URL', `http://127.0.0.1:${webPort}`),
    database: readDatabase(env, dataDir),
    maxUploadMegabytes: readNumber(env, 'MAX_UPLOAD_MB', 100, 2000),
    objectStore: readObjectStore(env),
    mail: readMail(env),
    logFormat: readLogFormat(env),
    documentFormats: readDocumentFormats(env),
    documentChecksKey: readDocumentChecksKey(env),
    clamav: readClamav(env),
    secrets: readSecrets(env, needsSecrets),
  };
}

/** Beside DATA_DIR by default, so that a restore of it leaves the withdrawals as they are. */
function readWithdrawalsDir(env: Environment, dataDir: string): string {
  const folder = path.resolve(env.WITHDRAWALS_DIR || `${dataDir}-withdrawals`);
  if (folder !== dataDir && !folder.startsWith(dataDir + path.sep)) return folder;
  throw new SettingsError(
    `WITHDRAWALS_DIR is in DATA_DIR, so a restored backup could bring back what was withdrawn. Set it to a folder outside ${dataDir}.`,
  );
}

function repositoryRoot(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'package-lock.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) return process.cwd();
    folder = parent;
  }
  return folder;
}

function readNumber(env: Environment, name: string, fallback: number, largest: number): number {
  const text = env[name];
  if (!text) return fallback;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= largest) return number;
  throw new SettingsError(
    `${name} is "${text}". Set it to a whole number from 1 to ${largest}, or leave it out for ${fallback}.`,
  );
}

function readAddress(env: Environment, name: string, fallback: string): string {
  const text = env[name] || fallback;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new SettingsError(
      `${name} is "${text}". Set it to a whole web address, such as https://cms.example.org.`,
    );
  }
  return new URL(text).origin;
}

function readDatabase(env: Environment, dataDir: string): Settings['database'] {
  const url = env.DATABASE_URL;
  if (!url) return { client: 'sqlite', file: path.join(dataDir, 'cms.sqlite') };
  if (/^postgres(ql)?:\/\//.test(url)) return { client: 'postgres', url };
  throw new SettingsError(
    'DATABASE_URL is no PostgreSQL address. Set it to postgres://user:password@host:5432/name, or leave it out to use SQLite.',
  );
}

const neededForBucket = [
  'S3_BUCKET',
  'S3_REGION',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const;

function readObjectStore(env: Environment): S3Options | null {
  const set = [...neededForBucket, 'S3_ENDPOINT', 'S3_FORCE_PATH_STYLE'].filter(
    (name) => env[name],
  );
  if (set.length === 0) return null;
  const missing = neededForBucket.filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new SettingsError(
      `${set.join(', ')} set, but not ${missing.join(', ')}. Set all of ${neededForBucket.join(', ')} to keep documents in a bucket, or none to keep them in DATA_DIR.`,
    );
  }
  const [bucket = '', region = '', accessKeyId = '', secretAccessKey = ''] = neededForBucket.map(
    (name) => env[name],
  );
  const endpoint = readEndpoint(env);
  const forcePathStyle = readPathStyle(env, endpoint !== undefined);
  return { endpoint, region, bucket, accessKeyId, secretAccessKey, forcePathStyle };
}

function readEndpoint({ S3_ENDPOINT: text }: Environment): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.search) {
    return text.replace(/\/+$/, '');
  }
  throw new SettingsError(
    'S3_ENDPOINT is no web address. Set it to that of the object store, such as https://s3.example.org, or leave it out for Amazon S3.',
  );
}

function readPathStyle({ S3_FORCE_PATH_STYLE: text }: Environment, fallback: boolean): boolean {
  if (!text) return fallback;
  if (text === 'true' || text === 'false') return text === 'true';
  throw new SettingsError(
    `S3_FORCE_PATH_STYLE is "${text}". Set it to true or false, or leave it out for ${fallback}.`,
  );
}

function readMail(env: Environment): MailSettings | null {
  if (!env.SMTP_HOST) return null;
  if (!env.SMTP_FROM) {
    throw new SettingsError(
      'SMTP_HOST is set, but SMTP_FROM is not. Set SMTP_FROM to the address that e-mail comes from.',
    );
  }
  return {
    host: env.SMTP_HOST,
    port: readNumber(env, 'SMTP_PORT', 587, 65_535),
    user: env.SMTP_USER || null,
    password: env.SMTP_PASSWORD || null,
    from: env.SMTP_FROM,
    isSecure: env.SMTP_SECURE === 'true',
  };
}

function readLogFormat({ LOG_FORMAT: text }: Environment): Settings['logFormat'] {
  if (!text || text === 'text') return 'text';
  if (text === 'json') return 'json';
  throw new SettingsError(
    `LOG_FORMAT is "${text}". Set it to json, for one JSON object a line, or leave it out for text.`,
  );
}

const formatsOfKind: Record<string, DocumentFormat[]> = {
  pdf: ['PDF'],
  word: ['Word'],
  images: ['PNG', 'JPEG'],
  spreadsheets: ['Spreadsheet'],
  slides: ['Slides'],
};

function readDocumentFormats({ DOCUMENT_KINDS: text }: Environment): DocumentFormat[] {
  const kinds = (text || 'pdf,word,images')
    .split(',')
    .map((kind) => kind.trim().toLowerCase())
    .filter(Boolean);
  const unknown = kinds.find((kind) => !formatsOfKind[kind]);
  if (unknown === undefined && kinds.length > 0) {
    return [...new Set(kinds.flatMap((kind) => formatsOfKind[kind] ?? []))];
  }
  throw new SettingsError(
    `DOCUMENT_KINDS is "${text}". Set it to some of ${Object.keys(formatsOfKind).join(', ')}, with commas between them, or leave it out for pdf, word and images.`,
  );
}

function readDocumentChecksKey({ DOCUMENT_CHECKS_KEY: key }: Environment): string | null {
  if (!key) return null;
  if (key.length >= 32) return key;
  throw new SettingsError(
    'DOCUMENT_CHECKS_KEY is shorter than 32 characters. Set it to a long random text, the same on every server, or leave it out: the CMS then makes one and keeps it in WITHDRAWALS_DIR.',
  );
}

function readClamav(env: Environment): ClamavSettings | null {
  const { CLAMAV_SOCKET: socket, CLAMAV_HOST: host } = env;
  if (socket && host) {
    throw new SettingsError('CLAMAV_SOCKET and CLAMAV_HOST are both set. Set one of them.');
  }
  if (socket) return { socket: path.resolve(socket) };
  if (host) return { host, port: readNumber(env, 'CLAMAV_PORT', 3310, 65_535) };
  if (env.CLAMAV_PORT) {
    throw new SettingsError(
      'CLAMAV_PORT is set, but CLAMAV_HOST is not. Set CLAMAV_HOST to where clamd listens, such as 127.0.0.1.',
    );
  }
  return null;
}

function readSecrets(env: Environment, areNeeded: boolean): Record<SecretName, string> {
  const secrets = secretNames.map((name) => {
    const value = env[name];
    if (!value && areNeeded) {
      throw new SettingsError(
        `${name} is not set. Start with "npm start", which makes it and keeps it in DATA_DIR/secrets.json, or set ${name} to a long random text.`,
      );
    }
    return [name, value ?? ''] as const;
  });
  return Object.fromEntries(secrets) as Record<SecretName, string>;
}

let current: Settings | undefined;

/**
 * The settings of this process, read once.
 *
 * @throws SettingsError as `readSettings` does
 */
export function settings(): Settings {
  current ??= readSettings(process.env, process.argv[2] !== 'build');
  return current;
}
