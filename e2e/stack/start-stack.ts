import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { letOnePersonPublish } from '../../scripts/run/admin-for-tests.ts';
import { type ProductForTests, startProductForTests } from '../../scripts/run/product-for-tests.ts';
import { settings } from '../settings.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';

/**
 * Playwright's global set-up: builds what is stale and starts the real CMS with the demonstration
 * content, the real site, and a mail server, on free ports with a fresh DATA_DIR.
 *
 * @returns what stops all of it and removes the folder
 */
export default async function startStack(): Promise<() => Promise<void>> {
  if (settings.isRunning) {
    await letOnePersonPublish(settings);
    return () => Promise.resolve();
  }
  const { dataDir, webPort, cmsPort } = settings;
  const mail = await openMailbox();
  process.env['SMTP_HOST'] = '127.0.0.1';
  process.env['SMTP_PORT'] = String(mail.port);
  process.env['SMTP_FROM'] = 'reviews@example.org';
  const product = await startProductForTests({ dataDir, webPort, cmsPort, demo: true });
  const control = await listen(product, mail);
  return async () => {
    control.close();
    await product.stop();
    await mail.close();
    for (const folder of [dataDir, `${dataDir}-withdrawals`]) {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/**
 * Lets a test, which runs in another process, stop and start the CMS, and read the e-mails that were
 * sent: POST /stop-cms, /start-cms, /mails.
 */
async function listen(product: ProductForTests, mail: Mailbox): Promise<Server> {
  const actions: Record<string, () => Promise<unknown>> = {
    '/stop-cms': () => product.stopCms(),
    '/start-cms': () => product.startCms(),
    '/mails': () => Promise.resolve(mail.received),
  };
  const server = createServer((request, response) => {
    const action =
      actions[request.url ?? ''] ?? (() => Promise.reject(new Error('no such action')));
    action().then(
      (done) => response.end(JSON.stringify(done ?? null)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['E2E_CONTROL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}
