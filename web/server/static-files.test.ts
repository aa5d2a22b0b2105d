import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readStaticFiles } from './static-files.ts';
import { startTestSite, type TestSite } from './testing/test-site.ts';

const style = 'body { color: black }\n'.repeat(100);
let folder: string;
let site: TestSite;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'static-files-test-'));
  await mkdir(path.join(folder, '_astro'));
  await mkdir(path.join(folder, 'about'));
  await writeFile(path.join(folder, '_astro', 'style.abc123.css'), style);
  await writeFile(path.join(folder, 'about', 'index.html'), '<title>About</title>');
  await writeFile(path.join(folder, 'mark.png'), Buffer.alloc(1000));
  await writeFile(path.join(folder, '404.html'), 'Built page for what is unknown');
  await writeFile(path.join(folder, '500.html'), 'Built page for faults');
  site = await startTestSite({ staticFiles: await readStaticFiles(pathToFileURL(`${folder}/`)) });
});
afterEach(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

it('serves files whose names carry a digest for good, compressed once', async () => {
  const headers = { 'accept-encoding': 'br' };
  const answer = await site.ask('/_astro/style.abc123.css', { headers });
  expect(answer.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': 'text/css; charset=utf-8',
    vary: 'Accept-Encoding',
  });
  expect(brotliDecompressSync(answer.body).toString()).toBe(style);
});

it('lets other files be kept only if the browser asks each time', async () => {
  const answer = await site.ask('/mark.png', { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-cache',
    'content-type': 'image/png',
  });
  expect(answer.headers).not.toHaveProperty('content-encoding');
  const known = { 'if-none-match': String(answer.headers.etag) };
  expect((await site.ask('/mark.png', { headers: known })).status).toBe(304);
});

it('answers HEAD with the length and no bytes', async () => {
  const answer = await site.ask('/mark.png', { method: 'HEAD' });
  expect([answer.headers['content-length'], answer.body.length]).toEqual(['1000', 0]);
});

it('serves a page at its address without an extension', async () => {
  expect((await site.ask('/about')).body.toString()).toBe('<title>About</title>');
});

it.each(['/404', '/404.html', '/500', '/500.html', '/about/index.html', '/_astro', '/mark.png/'])(
  'does not know %s',
  async (address) => {
    expect((await site.ask(address)).status).toBe(404);
  },
);
