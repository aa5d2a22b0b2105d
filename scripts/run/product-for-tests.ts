import { rmSync } from 'node:fs';
import path from 'node:path';
import { webStep } from '../building/steps.ts';
import { readSettings, root } from '../settings.ts';
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
  stop(): Promise<void>;
}

/**
 * Starts the whole product as `npm start` does, in a folder and on ports of its own.
 *
 * @param options.demo whether the new database gets the demonstration content
 */
export async function startProductForTests(options: {
  dataDir: string;
  cmsPort: number;
  webPort: number;
  demo: boolean;
}): Promise<ProductForTests> {
  const settings = readSettings({
    DATA_DIR: options.dataDir,
    CMS_PORT: String(options.cmsPort),
    WEB_PORT: String(options.webPort),
    SITE_URL: `http://127.0.0.1:${options.webPort}`,
    CMS_URL: `http://127.0.0.1:${options.cmsPort}`,
  });
  const { apps, stop } = await startProduct(settings, options.demo);
  return {
    siteUrl: settings.siteUrl,
    cmsUrl: settings.cmsUrl,
    async startCms() {
      await apps.start('cms');
    },
    stopCms: () => apps.stop('cms'),
    async stop() {
      await stop();
      rmSync(path.join(root, webStep(databaseId(settings)).clean[0] ?? ''), { recursive: true });
    },
  };
}
