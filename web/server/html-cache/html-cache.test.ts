import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import type { AstroHandler } from '../rendered-page.ts';
import { HtmlCache, type HtmlCacheOptions } from './html-cache.ts';
import { KeptPage } from './kept-page.ts';

const html = { 'content-type': 'text/html' };
const now = { version: 1 };

/** A cache over pages that say which render they are of. */
function cacheOver(options: Partial<HtmlCacheOptions> = {}) {
  now.version = 1;
  const rendered: string[] = [];
  const astro: AstroHandler = (req, res) => {
    rendered.push(req.url ?? '');
    const status = req.url?.startsWith('/unknown') || req.url === '/404' ? 404 : 200;
    res.writeHead(status, html).end(`Page ${req.url} of version ${now.version}`);
  };
  const cache = new HtmlCache({
    astro,
    siteUrl: 'https://reviews.example',
    version: () => now.version,
    headersOf: () => ({ 'x-content-type-options': 'nosniff' }),
    room: 1_000_000,
    ...options,
  });
  return { cache, rendered };
}

const textOf = async (page: KeptPage | 'busy' | undefined) =>
  page instanceof KeptPage ? String((await page.prepare('identity')).bytes) : page;

it('renders a page once for however many ask for it at once', async () => {
  const { cache, rendered } = cacheOver();
  const pages = await Promise.all(Array.from({ length: 200 }, () => cache.page('/a')));
  expect(rendered).toEqual(['/a']);
  expect(new Set(pages).size).toBe(1);
  expect(cache.kept('/a')).toBe(pages[0]);
});

it('keeps nothing that is of another version, and renders it again for the first who asks', async () => {
  const { cache, rendered } = cacheOver();
  await cache.page('/a');
  now.version = 2;
  expect(cache.kept('/a')).toBeUndefined();
  expect(await textOf(await cache.page('/a'))).toBe('Page /a of version 2');
  expect(rendered).toEqual(['/a', '/a']);
});

it('renders again where something changed while it was rendering, also for those who waited', async () => {
  let begun = 0;
  const { cache } = cacheOver({
    astro: async (_req, res) => {
      begun += 1;
      const shown = now.version;
      await pause(5);
      if (begun === 1) now.version = 2;
      res.writeHead(200, html).end(`Version ${shown}`);
    },
  });
  const pages = await Promise.all([cache.page('/a'), cache.page('/a')]);
  expect(await Promise.all(pages.map(textOf))).toEqual(['Version 2', 'Version 2']);
});

it('keeps the tag and the compressed bytes of a page that did not change', async () => {
  const astro: AstroHandler = (_req, res) => void res.writeHead(200, html).end('x'.repeat(1_000));
  const { cache } = cacheOver({ astro });
  const first = (await cache.page('/a')) as KeptPage;
  const sent = await first.prepare('br');
  now.version = 2;
  const second = (await cache.page('/a')) as KeptPage;
  expect(second.ready('br')).toBe(sent);
});

it.each([500, 503, 302])('does not keep an answer of status %i', async (status) => {
  const { cache } = cacheOver({
    astro: (_req, res) => void res.writeHead(status, html).end('Passes'),
  });
  expect(await cache.page('/a')).toMatchObject({ status });
  expect(cache.kept('/a')).toBeUndefined();
  expect(cache.figures()).toMatchObject({ pages: 0, bytes: 0 });
});

it('does not keep a page that sets a cookie', async () => {
  const headers = { ...html, 'set-cookie': 'a=b' };
  const { cache } = cacheOver({ astro: (_req, res) => void res.writeHead(200, headers).end('x') });
  await cache.page('/a');
  expect(cache.kept('/a')).toBeUndefined();
});

it('lets a fault pass on to all who wait, and tries again for the next', async () => {
  const astro = vi.fn<AstroHandler>().mockRejectedValueOnce(new Error('Broken on purpose'));
  astro.mockImplementation((_req, res) => void res.writeHead(200, html).end('Well'));
  const { cache } = cacheOver({ astro });
  const [first, second] = await Promise.allSettled([cache.page('/a'), cache.page('/a')]);
  expect([first?.status, second?.status]).toEqual(['rejected', 'rejected']);
  expect(await textOf(await cache.page('/a'))).toBe('Well');
});

it('has one page for all that is unknown, and remembers what is', async () => {
  const { cache, rendered } = cacheOver();
  const [a, b] = await Promise.all([cache.page('/unknown/a'), cache.page('/unknown/b')]);
  expect(a).toBe(b);
  expect(await textOf(a)).toContain('Page /404');
  expect(cache.kept('/unknown/a')).toBe(a);
  expect(rendered.toSorted()).toEqual(['/404', '/unknown/a', '/unknown/b']);
  expect(cache.figures().pages).toBe(1);
});

it('does not grow with what is unknown', async () => {
  const { cache } = cacheOver();
  await cache.page('/unknown/first');
  for (let number = 0; number < 10_001; number += 1) await cache.page(`/unknown/${number}`);
  expect(cache.figures().pages).toBe(1);
  expect(cache.kept('/unknown/first')).toBeUndefined();
  expect(cache.kept('/unknown/10000')).toBeDefined();
});

it('remembers no long path that leads nowhere', async () => {
  const { cache } = cacheOver();
  const long = `/unknown/${'a'.repeat(4_000)}`;
  expect(await textOf(await cache.page(long))).toContain('Page /404');
  expect(cache.kept(long)).toBeUndefined();
});

it('takes no more memory than it may, and lets go first of what nobody asks for', async () => {
  const astro: AstroHandler = (_req, res) => void res.writeHead(200, html).end('x'.repeat(10_000));
  const { cache } = cacheOver({ astro, room: 1_000_000 });
  await cache.page('/liked');
  for (let number = 0; number < 200; number += 1) {
    // It grows as soon as somebody asks for it without a coding.
    await textOf(await cache.page(`/page-${number}`));
    cache.kept('/liked');
  }
  expect(cache.figures().bytes).toBeLessThanOrEqual(1_000_000);
  expect(cache.figures().pages).toBeGreaterThan(20);
  expect(cache.kept('/liked')).toBeDefined();
  expect(cache.kept('/page-0')).toBeUndefined();
});

it('keeps its own pages however many addresses visitors make up', async () => {
  const astro: AstroHandler = (_req, res) => void res.writeHead(200, html).end('x'.repeat(10_000));
  const { cache } = cacheOver({ astro });
  await cache.page('/own');
  for (let number = 0; number < 200; number += 1) await cache.page(`/list?q=${number}`, true);
  expect(cache.kept('/own')).toBeDefined();
  expect(cache.figures().bytes).toBeLessThanOrEqual(1_000_000);
});

it('keeps a large file for programs that fits in the room of what visitors make up', async () => {
  const body = randomBytes(225_000).toString('base64');
  const { cache, rendered } = cacheOver({
    astro: (req, res) => {
      rendered.push(req.url ?? '');
      res.writeHead(200, { 'content-type': 'application/json' }).end(body);
    },
  });
  for (let times = 0; times < 3; times += 1) {
    const page = (await cache.page('/open-data/everything.json', true)) as KeptPage;
    for (const coding of ['br', 'identity'] as const) await page.prepare(coding);
  }
  expect(rendered).toEqual(['/open-data/everything.json']);
  expect(cache.figures().bytes).toBeLessThanOrEqual(250_000);
});

it('renders what was asked for most again at once, and lets go of the rest', async () => {
  const { cache, rendered } = cacheOver();
  await cache.page('/hot');
  await cache.page('/cold');
  await cache.page('/list?type=a', true);
  cache.kept('/hot');
  rendered.length = 0;
  now.version = 2;
  await cache.turnOver();
  expect(rendered).toEqual(['/hot']);
  expect(cache.figures().pages).toBe(1);
  expect(await textOf(cache.kept('/hot'))).toContain('version 2');
  rendered.length = 0;
  await cache.turnOver();
  expect(rendered).toEqual([]);
});

it('lets go of a hot page that is gone, and of one that cannot be rendered', async () => {
  const gone = new Set<string>();
  const { cache } = cacheOver({
    astro: (req, res) => {
      if (req.url === '/broken' && now.version === 2) throw new Error('Broken on purpose');
      const status = gone.has(req.url ?? '') ? 404 : 200;
      res.writeHead(status, html).end('A page');
    },
  });
  for (const path of ['/gone', '/broken', '/gone', '/broken']) await cache.page(path);
  gone.add('/gone').add('/404');
  now.version = 2;
  await cache.turnOver();
  expect(cache.kept('/gone')?.status).toBe(404);
  expect(cache.figures().pages).toBe(1);
});

it('turns away who comes while hundreds of other pages wait to be rendered', async () => {
  const { cache } = cacheOver({ astro: () => new Promise(() => undefined) });
  for (let number = 0; number < 504; number += 1) void cache.page(`/slow-${number}`);
  expect(await cache.page('/one-more')).toBe('busy');
});
