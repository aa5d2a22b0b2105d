import path from 'node:path';
import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';

it('has a default for every setting', () => {
  expect(readSettings({ WEB_PORT: '', SITE_TOKEN: '' })).toEqual({
    dataDir: path.resolve(import.meta.dirname, '../../.data'),
    host: '127.0.0.1',
    port: 4321,
    siteUrl: 'http://localhost:4321',
    cmsUrl: 'http://localhost:1337',
    cmsInternalUrl: 'http://127.0.0.1:1337',
    siteToken: undefined,
    cachePurge: undefined,
    htmlCacheBytes: 33_554_432,
    documentCacheBytes: 1_073_741_824,
    finishDownloadsMs: 300_000,
    metrics: undefined,
    smallestCount: 5,
    logFormat: 'text',
    offersAlerts: false,
    build: 'local',
    fixture: undefined,
  });
});

it('reads what is set, without slashes at the end of addresses', () => {
  const env = { SITE_URL: 'https://reviews.example/', CMS_PORT: '8080', DATA_DIR: '/srv/data' };
  expect(readSettings(env)).toMatchObject({
    siteUrl: 'https://reviews.example',
    cmsInternalUrl: 'http://127.0.0.1:8080',
    dataDir: '/srv/data',
  });
});

it('reads where a cache in front is told of changes, with its path and query', () => {
  const env = { CACHE_PURGE_URL: 'https://cdn.example/purge/?zone=1', CACHE_PURGE_TOKEN: 'secret' };
  expect(readSettings(env).cachePurge).toEqual({ url: env.CACHE_PURGE_URL, token: 'secret' });
  expect(() => readSettings({ CACHE_PURGE_URL: 'cdn' })).toThrow(/CACHE_PURGE_URL: /);
});

it('names each wrong setting and what to do', () => {
  expect(() => readSettings({ WEB_PORT: 'http', SITE_URL: 'ftp://x' })).toThrow(
    /^The site cannot start, since a setting is wrong\. WEB_PORT: .*SITE_URL: .*leave it out/,
  );
});
