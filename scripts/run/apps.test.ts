import { expect, it } from 'vitest';
import { fakeApps } from '../tests/fake-apps.ts';
import { withoutSecretsOfCms } from './apps.ts';

it('stops the site first and the CMS when the site has ended', async () => {
  const { apps, happened } = await fakeApps();
  await apps.start('cms');
  await apps.start('site');
  await apps.stopAll();
  expect(happened()).toEqual([
    'cms started',
    'site started',
    'site was asked to stop',
    'site stopped',
    'cms was asked to stop',
    'cms stopped',
  ]);
});

it('says why when an app ends while it starts', async () => {
  const { apps } = await fakeApps({ cms: 'dies at once' });
  await expect(apps.start('cms')).rejects.toThrow(
    /The CMS ended while starting \(exit code 3\)[^]*cms\.log[^]*cannot read its settings/,
  );
});

it('ends an app that does not stop when someone hurries', async () => {
  const { apps } = await fakeApps({ site: 'stubborn' });
  const site = await apps.start('site');
  await apps.stopAll(Promise.resolve());
  expect(await site.ended).toMatchObject({ code: null, signal: 'SIGKILL' });
});

it('stops and starts the CMS while the site goes on', async () => {
  const { apps, happened } = await fakeApps();
  await apps.start('cms');
  await apps.start('site');
  await apps.stop('cms');
  await apps.start('cms');
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
  await expect(apps.start('cms', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});

it('tells the site no secret of the CMS but the token between them', () => {
  const ofCms = { PREVIEW_SECRET: 'p', DATABASE_URL: 'd', S3_SECRET_ACCESS_KEY: 'k' };
  const bucket = { S3_ACCESS_KEY_ID: 'i', S3_BUCKET: 'b', S3_REGION: 'r', S3_ENDPOINT: 'e' };
  const env = { SITE_TOKEN: 't', SITE_URL: 's', ...ofCms, ...bucket };
  expect(withoutSecretsOfCms(env)).toEqual({ SITE_TOKEN: 't', SITE_URL: 's' });
});
