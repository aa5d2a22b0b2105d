import { createApps } from '../../scripts/run/apps.ts';
import { freePort } from '../../scripts/run/ports.ts';
import { readSettings } from '../../scripts/settings.ts';
import type { WholeProduct } from '../running/whole-product.ts';
import type { Up } from './up-times.ts';

/** One CMS of several on one database, which can be killed and started again. */
export interface CmsProcess {
  /** Where it answers, without a slash at its end. */
  address: string;
  /** When it was up, the first time first; the last one is open while it runs. */
  ups: Up[];
  isUp(): boolean;
  /** Resolves when it answers; does nothing while it is up. */
  start(): Promise<void>;
  /** Ends it as a power cut would; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** The CMS of the product itself, which its site asks. */
export function ownCms(product: WholeProduct): CmsProcess {
  const began = Date.now();
  return asProcess(product.cmsUrl, [{ spawnedAt: began, readyAt: began, endedAt: null }], {
    start: () => product.startCms(),
    kill: () => product.killCms(),
  });
}

/**
 * One more CMS on the database and in the folders of the product; it is not started yet.
 *
 * @param env what its environment holds beside that of the product, such as TZ
 */
export async function anotherCms(
  product: WholeProduct,
  env: Record<string, string> = {},
): Promise<CmsProcess> {
  const port = await freePort();
  const settings = readSettings({
    DATA_DIR: product.dataDir,
    CMS_PORT: String(port),
    WEB_PORT: new URL(product.siteUrl).port,
    SITE_URL: product.siteUrl,
    CMS_URL: product.cmsUrl,
    DATABASE_URL: product.databaseUrl,
  });
  const apps = createApps(settings);
  Object.assign(apps.env, env);
  return asProcess(`http://127.0.0.1:${port}`, [], {
    async start() {
      await apps.start('cms');
    },
    async kill() {
      const { pid, ended } = apps.running.cms ?? {};
      if (!pid) throw new Error('There is no process of this CMS to kill.');
      process.kill(pid, 'SIGKILL');
      await ended;
    },
  });
}

function asProcess(
  address: string,
  ups: Up[],
  work: Pick<CmsProcess, 'start' | 'kill'>,
): CmsProcess {
  const last = () => ups.at(-1);
  const isUp = () => last()?.endedAt === null;
  return {
    address,
    ups,
    isUp,
    async start() {
      if (isUp()) return;
      const spawnedAt = Date.now();
      await work.start();
      ups.push({ spawnedAt, readyAt: Date.now(), endedAt: null });
    },
    async kill() {
      const up = last();
      if (up?.endedAt !== null) return;
      up.endedAt = Date.now();
      await work.kill();
    },
  };
}
