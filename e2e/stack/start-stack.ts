import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { letOnePersonPublish } from '../../scripts/run/admin-for-tests.ts';
import { type ProductForTests, startProductForTests } from '../../scripts/run/product-for-tests.ts';
import { settings } from '../settings.ts';

/**
 * Playwright's global set-up: builds what is stale and starts the real CMS with the demonstration
 * content, and the real site, on free ports with a fresh DATA_DIR.
 *
 * @returns what stops all of it and removes the folder
 */
export default async function startStack(): Promise<() => Promise<void>> {
  if (settings.isRunning) {
    await letOnePersonPublish(settings);
    return () => Promise.resolve();
  }
  const { dataDir, webPort, cmsPort } = settings;
  const product = await startProductForTests({ dataDir, webPort, cmsPort, demo: true });
  const control = await listen(product);
  return async () => {
    control.close();
    await product.stop();
    for (const folder of [dataDir, `${dataDir}-withdrawals`]) {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** Lets a test, which runs in another process, stop and start the CMS: POST /stop-cms, /start-cms. */
async function listen(product: ProductForTests): Promise<Server> {
  const actions: Record<string, () => Promise<void>> = {
    '/stop-cms': () => product.stopCms(),
    '/start-cms': () => product.startCms(),
  };
  const server = createServer((request, response) => {
    const action =
      actions[request.url ?? ''] ?? (() => Promise.reject(new Error('no such action')));
    action().then(
      () => response.end('done'),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['E2E_CONTROL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}
