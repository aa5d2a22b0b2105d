import path from 'node:path';
import { localAddress, root, type Settings, toEnvironment } from '../settings.ts';
import { type Child, startChild } from './child.ts';
import { databaseId } from './database-id.ts';
import { openLog } from './log-file.ts';
import { nursery, siteFlags } from './node-flags.ts';
import { readOrMakeSecrets, secretNames } from './secrets.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** Longest waits, in milliseconds. */
const readyTimeout = { cms: 180_000, site: 60_000 };
const graceTime = 20_000;

/** The site finishes downloads first. */
const graceTimeOf = (app: App, { finishDownloadsMinutes }: Settings) =>
  graceTime + (app === 'site' ? finishDownloadsMinutes * 60_000 : 0);

export type App = 'cms' | 'site';

/** What Node runs for each app, after its own flags. */
export type Entries = Record<App, readonly string[]>;

const productEntries: Entries = {
  cms: [nursery, path.join('dist', 'src', 'start.js')],
  site: [...siteFlags, path.join(root, 'web', 'server', 'main.ts')],
};

/** The CMS and the site as processes, with what both are told. */
export function createApps(settings: Settings, entries: Entries = productEntries) {
  const env = environmentOf(settings);
  const addresses: Record<App, string> = {
    cms: localAddress(settings.cmsHost, settings.cmsPort),
    site: localAddress(settings.webHost, settings.webPort),
  };
  const running: Partial<Record<App, Child>> = {};
  const start = async (app: App, signal?: AbortSignal) => {
    const child = startChild({
      name: app === 'cms' ? 'The CMS' : 'The site',
      args: entries[app],
      cwd: path.join(root, app === 'cms' ? 'cms' : 'web'),
      env: app === 'site' ? withoutSecretsOfCms(env) : env,
      log: openLog(path.join(settings.dataDir, 'logs', `${app}.log`)),
      graceMs: graceTimeOf(app, settings),
    });
    running[app] = child;
    await waitUntilReady(child, addresses[app], { timeoutMs: readyTimeout[app], signal });
    return child;
  };
  const stop = async (app: App, hurry: Promise<unknown> = forever) => {
    const child = running[app];
    // Before it ends, so that whoever watches it knows that it was meant to.
    running[app] = undefined;
    await child?.stop(hurry);
  };
  return {
    env,
    /** What was started and not stopped; it may have ended by itself. */
    running,
    /** Starts one and waits until it is ready. */
    start,
    /** Stops one and leaves the other running. */
    stop,
    /** The site first, so that no visitor meets one whose CMS is going away. */
    async stopAll(hurry: Promise<unknown> = forever) {
      await stop('site', hurry);
      await stop('cms', hurry);
    },
  };
}

export type Apps = ReturnType<typeof createApps>;

const forever = new Promise<never>(() => undefined);

const ofBucket = [
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_BUCKET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'S3_FORCE_PATH_STYLE',
];

/** The site faces the public, so it is told no secret but the token between it and the CMS. */
export function withoutSecretsOfCms(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ofCms = new Set<string>([...secretNames, 'DATABASE_URL', 'SMTP_PASSWORD', ...ofBucket]);
  ofCms.delete('SITE_TOKEN');
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ofCms.has(name)));
}

/** What every process of the product runs with, by the settings of Node and of its system. */
export const ofEveryProcess = {
  // Compiled once and kept, code loads faster and takes less memory.
  NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node'),
  // Otherwise glibc keeps a store for each thread, and does not give back what large files took.
  // Giving back every little piece at once, as it does then by itself, costs more than a page does.
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '4194304',
};

/** What both apps and the builds get: the settings, the secrets, and how to reach each other. */
export function environmentOf(settings: Settings): NodeJS.ProcessEnv {
  return {
    CMS_INTERNAL_URL: localAddress(settings.cmsHost, settings.cmsPort),
    ...process.env,
    ...readOrMakeSecrets(settings.dataDir),
    ...toEnvironment(settings),
    NODE_ENV: 'production',
    SITE_BUILD: databaseId(settings),
    ...ofEveryProcess,
  };
}
