import { type Account, readFirstSignIn } from './first-sign-in.ts';
import { startProduct } from './product.ts';
import { readSettings } from '../settings.ts';

/** A product that a test started, with all that the test needs to use it. */
export interface ProductForTests {
  siteUrl: string;
  cmsUrl: string;
  firstSignIn: Account[];
  startCms(): Promise<void>;
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
    DATABASE_URL: process.env.DATABASE_URL,
  });
  const { apps, stop } = await startProduct({ settings, withDemo: options.demo });
  return {
    siteUrl: settings.siteUrl,
    cmsUrl: settings.cmsUrl,
    firstSignIn: readFirstSignIn(settings.dataDir),
    startCms: async () => {
      await apps.startCms();
    },
    stopCms: () => apps.stopCms(),
    stop: () => stop(),
  };
}
