import path from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from './repository-root.ts';

const port = z.coerce.number().int().min(1).max(65535);
const megabyte = 1024 * 1024;
const httpAddress = z.url({ protocol: /^https?$/ });

const environment = z.object({
  DATA_DIR: z.string().optional(),
  WEB_HOST: z.string().default('127.0.0.1'),
  WEB_PORT: port.default(4321),
  CMS_PORT: port.default(1337),
  SITE_URL: httpAddress.optional(),
  CMS_URL: httpAddress.optional(),
  CMS_INTERNAL_URL: httpAddress.optional(),
  SITE_TOKEN: z.string().optional(),
  CACHE_PURGE_URL: httpAddress.optional(),
  CACHE_PURGE_TOKEN: z.string().optional(),
  HTML_CACHE_MB: z.coerce.number().int().min(1).max(4096).default(32),
  DOCUMENT_CACHE_MB: z.coerce.number().int().min(0).max(1_000_000).default(1024),
  FINISH_DOWNLOADS_MINUTES: z.coerce.number().int().min(0).max(60).default(5),
  SMALLEST_COUNT: z.coerce.number().int().min(1).max(1_000).default(5),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  SMTP_HOST: z.string().optional(),
  LOG_FORMAT: z.enum(['text', 'json']).default('text'),
  SITE_BUILD: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('local'),
  PUBLISHED_FIXTURE: z.enum(['examples']).optional(),
});

export interface Settings {
  /** Absolute path of the folder with everything that is not code. */
  dataDir: string;
  host: string;
  port: number;
  /** Public address of the site, without a slash at its end. Absolute addresses are made from it. */
  siteUrl: string;
  /** Public address of the CMS, without a slash at its end. */
  cmsUrl: string;
  /** Where this process reaches the CMS, without a slash at its end. */
  cmsInternalUrl: string;
  /**
   * Lets this process read what is published, what must come down, and previews. Without it the
   * site shows nothing.
   */
  siteToken: string | undefined;
  /** Where a cache in front is told which addresses have changed; undefined where nobody is. */
  cachePurge: { url: string; token: string | undefined } | undefined;
  /** Bytes of memory that rendered pages may take. */
  htmlCacheBytes: number;
  /** Bytes of disk that copies of documents may take, for when the CMS is away; 0 keeps none. */
  documentCacheBytes: number;
  /** Milliseconds for which downloads may go on once this process is told to stop. */
  finishDownloadsMs: number;
  /** The smallest number but none that is shown beside a filter: smaller ones may point to a person. */
  smallestCount: number;
  /** Where figures for Prometheus are told; undefined where they are not. */
  metrics: { host: string; port: number } | undefined;
  /** Whether the CMS sends e-mail, so that readers can ask for alerts. */
  offersAlerts: boolean;
  /** Lines for people, or JSON for programs that collect logs. */
  logFormat: 'text' | 'json';
  /** The folder of `web/dist` that holds this site's build; `npm start` names it after the database. */
  build: string;
  /** The curated examples in place of a CMS, for work on pages and for tests. */
  fixture: 'examples' | undefined;
}

/** A setting is wrong; the message names it and what to do. */
class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads the settings from environment variables (docs: the operators' guide).
 * An empty variable counts as not set.
 * @throws SettingsError that names each wrong variable and what it must be.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
    throw new SettingsError(
      `The site cannot start, since a setting is wrong. ${faults.join('; ')}. ` +
        'Correct it in the environment, or leave it out to use its default.',
    );
  }
  const e = parsed.data;
  const cmsInternalUrl = withoutSlash(e.CMS_INTERNAL_URL ?? `http://127.0.0.1:${e.CMS_PORT}`);
  return {
    dataDir: path.resolve(repositoryRoot(process.cwd()), e.DATA_DIR ?? '.data'),
    host: e.WEB_HOST,
    port: e.WEB_PORT,
    siteUrl: withoutSlash(e.SITE_URL ?? `http://localhost:${e.WEB_PORT}`),
    cmsUrl: withoutSlash(e.CMS_URL ?? `http://localhost:${e.CMS_PORT}`),
    cmsInternalUrl,
    siteToken: e.SITE_TOKEN,
    cachePurge: e.CACHE_PURGE_URL
      ? { url: e.CACHE_PURGE_URL, token: e.CACHE_PURGE_TOKEN }
      : undefined,
    htmlCacheBytes: e.HTML_CACHE_MB * megabyte,
    documentCacheBytes: e.DOCUMENT_CACHE_MB * megabyte,
    finishDownloadsMs: e.FINISH_DOWNLOADS_MINUTES * 60_000,
    smallestCount: e.SMALLEST_COUNT,
    metrics: e.METRICS_PORT ? { host: e.METRICS_HOST, port: e.METRICS_PORT } : undefined,
    offersAlerts: e.SMTP_HOST !== undefined,
    logFormat: e.LOG_FORMAT,
    build: e.SITE_BUILD,
    fixture: e.PUBLISHED_FIXTURE,
  };
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

export const settings = readSettings(process.env);
