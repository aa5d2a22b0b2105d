import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const { lists, singles } = examplePublishedSet;

let cms: Server;
let folder: string;

beforeEach(async () => {
  cms = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://cms').pathname.split('/')[3] ?? '';
    if (name === 'revision') return response.end('{"revision":1,"database":"one"}');
    const isSingle = name in singles;
    const items = lists[name as keyof typeof lists] ?? [];
    const data = isSingle ? singles[name as keyof typeof singles] : items;
    const pagination = { page: 1, total: items.length };
    return response.end(JSON.stringify({ data, meta: { revision: 1, pagination } }));
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(path.join(tmpdir(), 'bake-published-test-'));
  vi.stubEnv('PUBLISHED_FIXTURE', '');
  vi.stubEnv('CMS_INTERNAL_URL', `http://127.0.0.1:${(cms.address() as AddressInfo).port}`);
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('SITE_TOKEN', 'the-site-token');
  vi.stubEnv('SITE_BUILD', path.basename(folder).toLowerCase());
  vi.resetModules();
  const { bakedFile } = await import('./server/built-files.ts');
  await mkdir(new URL('.', bakedFile), { recursive: true });
});
afterEach(async () => {
  cms.closeAllConnections();
  await new Promise((resolve) => cms.close(resolve));
  const { bakedFile } = await import('./server/built-files.ts');
  await rm(new URL('..', bakedFile), { recursive: true, force: true });
  await rm(folder, { recursive: true });
  vi.unstubAllEnvs();
});

const logger = { info: () => undefined, warn: (line: string) => expect.fail(line) };

async function run(hook: 'astro:config:done' | 'astro:build:done', options: object = {}) {
  vi.resetModules();
  const { bakePublished } = await import('./bake-published.ts');
  await bakePublished().hooks[hook]?.({ logger, ...options } as never);
}

it('bakes what the CMS publishes at that moment, for its owner only', async () => {
  await run('astro:build:done');
  const { bakedFile } = await import('./server/built-files.ts');
  const baked = await readFile(bakedFile, 'utf8');
  for (const { title } of [...lists.publications, ...lists.forms]) expect(baked).toContain(title);
  expect((await stat(bakedFile)).mode & 0o777).toBe(0o600);
  expect(fileURLToPath(bakedFile)).not.toContain('/client/');
});

it('gives each build a name of its own, by which a site knows the schemas of a file', async () => {
  const { buildIdFile, builtContent } = await import('./server/built-files.ts');
  expect(builtContent().version).toBeUndefined();
  await run('astro:build:done');
  const first = await readFile(buildIdFile, 'utf8');
  expect(builtContent().version).toBe(first);
  await run('astro:build:done');
  expect(await readFile(buildIdFile, 'utf8')).not.toBe(first);
});

it('removes the content that an earlier version stored for its builds', async () => {
  const root = pathToFileURL(`${folder}/`);
  const cacheDir = new URL('node_modules/.astro/', root);
  const stores = [cacheDir, new URL('.astro/', root)].map((in_) => new URL('data-store.json', in_));
  for (const store of stores) {
    await mkdir(new URL('.', store), { recursive: true });
    await writeFile(store, 'the words of a publication that is withdrawn since');
  }
  await run('astro:config:done', { config: { root, cacheDir } });
  for (const store of stores) await expect(stat(store)).rejects.toThrow('ENOENT');
});

it('keeps content out of what Astro packs into the build', () => {
  // A build-time collection would stay in it after a withdrawal, until the next build.
  const inBuild = import.meta.glob('./src/content.config.*');
  expect(Object.keys(inBuild)).toEqual([]);
});
