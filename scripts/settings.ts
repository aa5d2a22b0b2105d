import path from 'node:path';
import { PlainError } from './set-up/plain-error.mjs';

/** The repository, which holds everything that is code. */
export const root = path.dirname(import.meta.dirname);

/** What the environment says about running the product; the apps read the rest themselves. */
export interface Settings {
  /** Absolute path of the folder with everything that is not code. */
  dataDir: string;
  /** Absolute path of the folder that remembers withdrawals; a restored backup must not touch it. */
  withdrawalsDir: string;
  webHost: string;
  webPort: number;
  cmsHost: string;
  cmsPort: number;
  /** Addresses for browsers. */
  siteUrl: string;
  cmsUrl: string;
  /** Empty for SQLite in dataDir. */
  databaseUrl: string;
  /** Minutes for which the site may finish downloads once it is told to stop. */
  finishDownloadsMinutes: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param env usually `process.env`; an empty variable counts as not set
 * @throws PlainError that names the variable and what it must be
 */
export function readSettings(env: Environment): Settings {
  const webPort = readPort(env, 'WEB_PORT', 4321);
  const cmsPort = readPort(env, 'CMS_PORT', 1337);
  if (webPort === cmsPort) {
    throw new PlainError(
      `WEB_PORT and CMS_PORT are both ${webPort}. Set them to two different numbers.`,
    );
  }
  const dataDir = path.resolve(root, env.DATA_DIR || '.data');
  return {
    dataDir,
    withdrawalsDir: path.resolve(root, env.WITHDRAWALS_DIR || `${dataDir}-withdrawals`),
    webHost: env.WEB_HOST || '127.0.0.1',
    webPort,
    cmsHost: env.CMS_HOST || '127.0.0.1',
    cmsPort,
    siteUrl: env.SITE_URL || `http://localhost:${webPort}`,
    cmsUrl: env.CMS_URL || `http://localhost:${cmsPort}`,
    databaseUrl: env.DATABASE_URL || '',
    finishDownloadsMinutes: readMinutes(env, 'FINISH_DOWNLOADS_MINUTES', 5),
  };
}

/**
 * When the command was given that runs this, in milliseconds since 1970: `run.mjs` tells it, since
 * it installs first. Without it, when this process began.
 */
export function commandBegan({ COMMAND_BEGAN_AT: told }: Environment): number {
  const began = Number(told);
  return told && Number.isFinite(began) ? began : performance.timeOrigin;
}

/** The folder from which somebody called npm, which runs its scripts elsewhere. */
export function whereCalled({ INIT_CWD: folder }: Environment): string {
  return folder || process.cwd();
}

/**
 * The same settings as variables, so that each app gets what the other one got.
 * The apps reach each other by number: "localhost" may mean an address nobody listens on.
 */
export function toEnvironment(settings: Settings): Record<string, string> {
  return {
    DATA_DIR: settings.dataDir,
    WITHDRAWALS_DIR: settings.withdrawalsDir,
    WEB_HOST: settings.webHost,
    WEB_PORT: String(settings.webPort),
    CMS_HOST: settings.cmsHost,
    CMS_PORT: String(settings.cmsPort),
    SITE_URL: settings.siteUrl,
    CMS_URL: settings.cmsUrl,
    DATABASE_URL: settings.databaseUrl,
  };
}

/** Where this machine itself reaches a server that listens on `host`. */
export function localAddress(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function readMinutes(env: Environment, name: string, fallback: number): number {
  const text = env[name];
  if (!text) return fallback;
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= 60) return minutes;
  throw new PlainError(
    `${name} is "${text}". Set it to a whole number from 0 to 60, or leave it out for ${fallback}.`,
  );
}

function readPort(env: Environment, name: string, fallback: number): number {
  const text = env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new PlainError(
    `${name} is "${text}". Set it to a number from 1 to 65535, or leave it out for ${fallback}.`,
  );
}
