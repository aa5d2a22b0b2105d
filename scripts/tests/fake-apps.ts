import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createApps } from '../run/apps.ts';
import { prepareDataDir } from '../run/data-dir.ts';
import { freePort } from '../run/ports.ts';
import { readSettings } from '../settings.ts';
import { temporaryFolder } from './temporary-folder.ts';

const fakeApp = path.join(import.meta.dirname, 'fake-app.mjs');

/** Both apps as small programs that write down what happens to them. */
export async function fakeApps(behaviour: { cms?: string; site?: string } = {}) {
  const dataDir = temporaryFolder();
  const journal = path.join(dataDir, 'journal');
  const [webPort, cmsPort] = [await freePort(), await freePort()];
  const settings = readSettings({
    DATA_DIR: dataDir,
    WEB_PORT: String(webPort),
    CMS_PORT: String(cmsPort),
  });
  prepareDataDir(dataDir);
  const apps = createApps(settings, {
    cms: [fakeApp, 'cms', String(cmsPort), journal, behaviour.cms ?? ''],
    site: [fakeApp, 'site', String(webPort), journal, behaviour.site ?? ''],
  });
  onTestFinished(() => apps.stopAll(Promise.resolve()));
  const happened = () =>
    existsSync(journal) ? readFileSync(journal, 'utf8').trim().split('\n') : [];
  /** Makes one end by itself, with exit code 7. */
  const kill = async (app: 'cms' | 'site') => {
    const port = app === 'cms' ? cmsPort : webPort;
    await fetch(`http://127.0.0.1:${port}/die`);
    await apps.running[app]?.ended;
  };
  return { apps, happened, kill };
}
