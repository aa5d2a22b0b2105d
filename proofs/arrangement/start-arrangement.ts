import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TestS3 } from 'strapi-provider-private-files/testing';
import { startPostgresServer } from '../../cms/tests/start-postgres.ts';
import { buildStale } from '../../scripts/building/build-stale.ts';
import { cmsSteps, webStep } from '../../scripts/building/steps.ts';
import { type Admin, adminOf, letOnePersonPublish } from '../../scripts/run/admin-for-tests.ts';
import { type App, createApps, withoutSecretsOfCms } from '../../scripts/run/apps.ts';
import { prepareDataDir, prepareFolder } from '../../scripts/run/data-dir.ts';
import { databaseId } from '../../scripts/run/database-id.ts';
import { freePort } from '../../scripts/run/ports.ts';
import { prepareOnce } from '../../scripts/run/prepare.ts';
import { readSettings, root, type Settings } from '../../scripts/settings.ts';
import { type ProxyPorts, startNginx } from './nginx.ts';

/** One of two machines: a CMS and a site with folders of their own. */
export interface Machine {
  /** Past the proxy, without a slash at its end. */
  addresses: Record<App, string>;
  dataDir: string;
  /** @param env what its environment holds this time, beside that of the arrangement */
  start(app: App, env?: Record<string, string>): Promise<void>;
  /** As an operator stops it: what it began is finished. */
  stop(app: App): Promise<void>;
  /** As a power cut ends it; resolves when the process is gone. */
  kill(app: App): Promise<void>;
}

/** Two of each behind nginx, on PostgreSQL and with documents in a store that speaks S3. */
export interface Arrangement {
  /** Through the proxy, without a slash at its end. */
  siteUrl: string;
  cmsUrl: string;
  machines: readonly [Machine, Machine];
  store: TestS3;
  approver: Admin;
  author: Admin;
  stop(): Promise<void>;
}

/** What `.env` holds beside `compose.yaml`, but for the secrets, which the first machine makes. */
const checksKey = 'a-key-of-the-proofs-that-both-cmses-have';

/**
 * Starts what `compose.yaml` describes, as processes of this machine, in the same order.
 * `stop` ends all of it and removes the folders.
 */
export async function startArrangement(): Promise<Arrangement> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'arrangement-'));
  const [postgres, store] = await Promise.all([startPostgresServer(), TestS3.start()]);
  await postgres.run('CREATE DATABASE arrangement');
  const ports = await findPorts();
  const environment = environmentOf(store, ports);
  const settings = [0, 1].map((at) =>
    readSettings({
      DATA_DIR: path.join(folder, `machine-${at + 1}`),
      WITHDRAWALS_DIR: path.join(folder, `withdrawals-${at + 1}`),
      CMS_PORT: String(ports.cmses[at]),
      WEB_PORT: String(ports.sites[at]),
      SITE_URL: `http://127.0.0.1:${ports.site}`,
      CMS_URL: `http://127.0.0.1:${ports.cms}`,
      DATABASE_URL: postgres.url.replace(/\/postgres$/, '/arrangement'),
    }),
  ) as [Settings, Settings];
  const [first, second] = settings;
  for (const { dataDir, withdrawalsDir } of settings) {
    prepareDataDir(dataDir);
    prepareFolder('WITHDRAWALS_DIR', withdrawalsDir);
  }
  const apps = createApps(first);
  Object.assign(apps.env, environment);
  // The secrets that every CMS must share.
  copyFileSync(path.join(first.dataDir, 'secrets.json'), path.join(second.dataDir, 'secrets.json'));
  const others = createApps(second);
  Object.assign(others.env, environment);
  mkdirSync(path.join(folder, 'nginx'));
  const proxy = startNginx(path.join(folder, 'nginx'), ports);
  const web = webStep(databaseId(first));

  const stop = async () => {
    await Promise.all([apps.stopAll(), others.stopAll()]);
    await proxy.stop();
    await Promise.all([postgres.stop(), store.stop()]);
    rmSync(folder, { recursive: true, force: true });
    rmSync(path.join(root, web.clean[0] ?? ''), { recursive: true, force: true });
  };
  try {
    await buildStale(cmsSteps, { env: apps.env });
    await prepareOnce(first, false, apps.env, new AbortController().signal);
    await Promise.all([
      apps.start('cms'),
      others.start('cms'),
      buildStale([web], { env: withoutSecretsOfCms(apps.env) }),
    ]);
    await Promise.all([apps.start('site'), others.start('site')]);
  } catch (error) {
    await stop();
    throw error;
  }
  const cms = { cmsUrl: first.cmsUrl, dataDir: first.dataDir };
  await letOnePersonPublish(cms);
  return {
    siteUrl: first.siteUrl,
    cmsUrl: first.cmsUrl,
    machines: [
      machineOf(apps, first.dataDir, ports, 0),
      machineOf(others, second.dataDir, ports, 1),
    ],
    store,
    approver: adminOf(cms, 'approver'),
    author: adminOf(cms, 'author'),
    stop,
  };
}

async function findPorts(): Promise<ProxyPorts> {
  const [site, cms, internal, ...rest] = await Promise.all(Array.from({ length: 7 }, freePort));
  const [a = 0, b = 0, c = 0, d = 0] = rest;
  return { site: site ?? 0, cms: cms ?? 0, internal: internal ?? 0, sites: [a, b], cmses: [c, d] };
}

function environmentOf(store: TestS3, ports: ProxyPorts): NodeJS.ProcessEnv {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = store.options;
  return {
    CMS_INTERNAL_URL: `http://127.0.0.1:${ports.internal}`,
    DOCUMENT_CHECKS_KEY: checksKey,
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  };
}

function machineOf(
  apps: ReturnType<typeof createApps>,
  dataDir: string,
  ports: ProxyPorts,
  at: 0 | 1,
): Machine {
  return {
    dataDir,
    addresses: {
      cms: `http://127.0.0.1:${ports.cmses[at]}`,
      site: `http://127.0.0.1:${ports.sites[at]}`,
    },
    async start(app, env = {}) {
      const usual = Object.fromEntries(Object.keys(env).map((name) => [name, apps.env[name]]));
      Object.assign(apps.env, env);
      try {
        await apps.start(app);
      } finally {
        Object.assign(apps.env, usual);
      }
    },
    stop: (app) => apps.stop(app),
    async kill(app) {
      const { pid, ended } = apps.running[app] ?? {};
      if (!pid) throw new Error(`There is no process of the ${app} to kill.`);
      process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
}
