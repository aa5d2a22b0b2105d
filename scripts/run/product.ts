import path from 'node:path';
import { buildStale, isStale } from '../building/build-stale.ts';
import { cmsSteps, webStep } from '../building/steps.ts';
import { root, type Settings } from '../settings.ts';
import { showProgress } from '../set-up/progress.mjs';
import { type Apps, createApps, withoutSecretsOfCms } from './apps.ts';
import { lockDataDir, prepareDataDir, prepareFolder } from './data-dir.ts';
import { refuseTakenPorts } from './ports.ts';
import { databaseId } from './database-id.ts';
import { prepareOnce } from './prepare.ts';
import { removeStaleSnapshots } from './stale-snapshot.ts';

export interface RunningProduct {
  settings: Settings;
  apps: Apps;
  /** Whether the database was filled by this start. */
  isFirstStart: boolean;
  /** Stops the site, then the CMS, and frees DATA_DIR; `hurried` ends the patience with both. */
  stop(hurried?: Promise<unknown>): Promise<void>;
}

/** How someone may end a start that is under way; what was started by then is stopped. */
export interface Interruption {
  signal: AbortSignal;
  /** Resolves when that someone will not wait for a clean stop. */
  hurried: Promise<unknown>;
}

const never: Interruption = {
  signal: new AbortController().signal,
  hurried: new Promise(() => undefined),
};

/**
 * Builds what is stale, fills a new database, and starts the CMS and the site. Where nothing is
 * stale both start side by side, since the site answers from its own snapshot.
 *
 * @param withDemo whether a new database gets the demonstration content
 * @throws PlainError when something is missing, taken or fails; nothing stays behind
 */
export async function startProduct(
  settings: Settings,
  withDemo: boolean,
  { signal, hurried }: Interruption = never,
): Promise<RunningProduct> {
  prepareDataDir(settings.dataDir);
  prepareFolder('WITHDRAWALS_DIR', settings.withdrawalsDir);
  const release = lockDataDir(settings.dataDir);
  const apps = createApps(settings);
  const stop = async (hurry?: Promise<unknown>) => {
    await apps.stopAll(hurry);
    release();
  };
  try {
    const isFirstStart = await startAll(apps, settings, withDemo, signal);
    return { settings, apps, isFirstStart, stop };
  } catch (error) {
    await stop(hurried);
    throw error;
  }
}

async function startAll(
  apps: Apps,
  settings: Settings,
  withDemo: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  await refuseTakenPorts([
    { setting: 'CMS_PORT', name: 'The CMS', host: settings.cmsHost, port: settings.cmsPort },
    { setting: 'WEB_PORT', name: 'The site', host: settings.webHost, port: settings.webPort },
  ]);
  const { env } = apps;
  await buildStale(cmsSteps, { env, signal });
  const isFirstStart = await prepareOnce(settings, withDemo, env, signal);
  const web = webStep(databaseId(settings));
  removeStaleSnapshots(settings.withdrawalsDir, [
    path.join(settings.dataDir, 'snapshot', 'published.json'),
    path.join(root, path.dirname(web.output), 'published.json'),
  ]);
  if (isStale(web)) {
    await report('Starting the CMS', apps.start('cms', signal));
    await buildStale([web], { env: withoutSecretsOfCms(env), signal });
    await report('Starting the site', apps.start('site', signal));
  } else {
    const both = Promise.all([apps.start('cms', signal), apps.start('site', signal)]);
    await report('Starting the CMS and the site', both);
  }
  return isFirstStart;
}

async function report(label: string, step: Promise<unknown>): Promise<void> {
  const progress = showProgress(label);
  try {
    await step;
    progress.done();
  } catch (error) {
    progress.failed();
    throw error;
  }
}
