import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildStale, forget } from '../building/build-stale.ts';
import { webStep } from '../building/steps.ts';
import { readSettings, root } from '../settings.ts';
import { letOnePersonPublish } from './admin-for-tests.ts';
import type { App } from './apps.ts';
import { databaseId } from './database-id.ts';
import { startProduct } from './product.ts';

/** A product that a test started, with all that the test needs to use it. */
export interface ProductForTests {
  siteUrl: string;
  cmsUrl: string;
  /** Starts the CMS again and waits until it is ready. */
  startCms(): Promise<void>;
  /** Stops the CMS, which stays stopped, and leaves the site running. */
  stopCms(): Promise<void>;
  /** Ends the CMS as a power cut would (SIGKILL); resolves when the process is gone. */
  killCms(): Promise<void>;
  /** Stops the site, which stays stopped; `startSite` starts it again. */
  stopSite(): Promise<void>;
  startSite(): Promise<void>;
  /** Builds the site anew from what the CMS publishes now, as after an update, and starts it. */
  rebuildSite(): Promise<void>;
  /** Of the process that runs now. */
  pidOf(app: App): number;
  /** Absolute path of the build of the site that is served. */
  buildFolder: string;
  stop(): Promise<void>;
}

/**
 * Starts the whole product as `npm start` does, in a folder and on ports of its own. One person is
 * enough to publish anything.
 *
 * @param options.demo whether the new database gets the demonstration content
 * @param options.databaseUrl an empty PostgreSQL database; SQLite when left out
 */
export async function startProductForTests(options: {
  dataDir: string;
  cmsPort: number;
  webPort: number;
  demo: boolean;
  databaseUrl?: string;
}): Promise<ProductForTests> {
  const settings = readSettings({
    DATA_DIR: options.dataDir,
    CMS_PORT: String(options.cmsPort),
    WEB_PORT: String(options.webPort),
    SITE_URL: `http://127.0.0.1:${options.webPort}`,
    CMS_URL: `http://127.0.0.1:${options.cmsPort}`,
    DATABASE_URL: options.databaseUrl,
  });
  const { apps, stop } = await startProduct(settings, options.demo);
  await letOnePersonPublish(settings);
  const pidOf = (app: App) => {
    const pid = apps.running[app]?.pid;
    if (!pid) throw new Error(`There is no process of the ${app} to look at.`);
    return pid;
  };
  const web = webStep(databaseId(settings));
  const buildFolder = path.join(root, web.clean[0] ?? '');
  return {
    siteUrl: settings.siteUrl,
    cmsUrl: settings.cmsUrl,
    async startCms() {
      await apps.start('cms');
    },
    stopCms: () => apps.stop('cms'),
    async killCms() {
      const { ended } = apps.running.cms ?? {};
      process.kill(pidOf('cms'), 'SIGKILL');
      await ended;
    },
    stopSite: () => apps.stop('site'),
    async startSite() {
      await apps.start('site');
    },
    async rebuildSite() {
      await apps.stop('site');
      forget(web);
      await buildStale([web], { env: apps.env });
      await apps.start('site');
    },
    pidOf,
    buildFolder,
    async stop() {
      await stop();
      rmSync(buildFolder, { recursive: true });
    },
  };
}
