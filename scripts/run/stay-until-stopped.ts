import type { Apps } from './apps.ts';
import { keepRunning } from './keep-running.ts';
import type { listenForStop } from './stop-signals.ts';

/** What there is to watch and to stop. */
interface Running {
  apps: Pick<Apps, 'running' | 'start'>;
  stop(hurried: Promise<unknown>): Promise<void>;
}

/**
 * Waits until someone stops the product, then stops it in order. Until then an app that ends by
 * itself is started again, so that the site goes on while the CMS is away.
 */
export async function stayUntilStopped(
  product: Running,
  stop: ReturnType<typeof listenForStop>,
): Promise<void> {
  const kept = (['site', 'cms'] as const).map((app) => keepRunning(app, product.apps, stop));
  await stop.asked;
  console.log('\nStopping the site, then the CMS. Press Ctrl-C again to hurry.');
  await Promise.all(kept);
  await product.stop(stop.hurried);
  console.log('Stopped.');
}
