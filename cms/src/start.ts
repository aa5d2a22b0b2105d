import path from 'node:path';
import { endGivingWay, giveWay } from './processes/give-way';

/** The folder `cms`, from `cms/dist/src`. */
const appDir = path.resolve(__dirname, '../..');

/** How long it gives way at most, where it is not ready by then. */
const longestMs = 15_000;

/** Runs the CMS until it is asked to stop: what `strapi start` does, without the rest of its tool. */
async function start(): Promise<void> {
  giveWay();
  // A machine that has no time to spare would keep it waiting for ever.
  setTimeout(endGivingWay, longestMs).unref();
  // After that, since loading it is most of the start.
  const { createStrapi } = await import('@strapi/strapi');
  await createStrapi({ appDir, distDir: path.join(appDir, 'dist') }).start();
}

void start();
