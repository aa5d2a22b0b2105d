import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../settings.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { createApps } from './apps.ts';
import { prepareDataDir } from './data-dir.ts';
import { stayUntilStopped } from './stay-until-stopped.ts';

const fakeApp = path.join(import.meta.dirname, '..', 'tests', 'fake-app.mjs');
const never = new Promise<undefined>(() => undefined);

/** Both apps as small programs that write down what happens to them. */
async function fakeApps(behaviour: { cms?: string; site?: string } = {}) {
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
  onTestFinished(() => apps.stop(Promise.resolve()));
  const happened = () =>
    existsSync(journal) ? readFileSync(journal, 'utf8').trim().split('\n') : [];
  return { apps, happened };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

it('stops the site first and the CMS when the site has ended', async () => {
  const { apps, happened } = await fakeApps();
  await apps.startCms();
  await apps.startSite();
  await stayUntilStopped(
    { apps, stop: (hurried) => apps.stop(hurried) },
    { asked: Promise.resolve(undefined), hurried: never },
  );
  expect(happened()).toEqual([
    'cms started',
    'site started',
    'site was asked to stop',
    'site stopped',
    'cms was asked to stop',
    'cms stopped',
  ]);
});

it('says why and stops the other when an app ends by itself', async () => {
  const { apps, happened } = await fakeApps({ site: 'dies later' });
  await apps.startCms();
  await apps.startSite();
  const staying = stayUntilStopped(
    { apps, stop: (hurried) => apps.stop(hurried) },
    { asked: never, hurried: never },
  );
  await expect(staying).rejects.toThrow(
    /The site ended by itself \(exit code 7\), so everything was stopped[^]*site\.log[^]*out of luck[^]*npm start/,
  );
  expect(happened().slice(-2)).toEqual(['cms was asked to stop', 'cms stopped']);
});

it('says why when an app ends while it starts', async () => {
  const { apps } = await fakeApps({ cms: 'dies at once' });
  await expect(apps.startCms()).rejects.toThrow(
    /The CMS ended while starting \(exit code 3\)[^]*cms\.log[^]*cannot read its settings/,
  );
});

it('ends an app that does not stop when someone hurries', async () => {
  const { apps } = await fakeApps({ site: 'stubborn' });
  const site = await apps.startSite();
  await apps.stop(Promise.resolve());
  expect(await site.ended).toEqual({ code: null, signal: 'SIGKILL' });
});

it('stops and starts the CMS while the site goes on', async () => {
  const { apps, happened } = await fakeApps();
  await apps.startCms();
  await apps.startSite();
  await apps.stopCms();
  await apps.startCms();
  expect(happened()).toEqual([
    'cms started',
    'site started',
    'cms was asked to stop',
    'cms stopped',
    'cms started',
  ]);
});

it('gives up a start when someone stops it', async () => {
  const { apps } = await fakeApps();
  await expect(apps.startCms(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});
