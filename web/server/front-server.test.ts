import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { addresses } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { fixedSnapshot } from 'strapi-content';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FrontServerOptions } from './front-server.ts';
import { FrontServerFigures } from './metrics/front-server-figures.ts';
import { startTestSite, type TestSite } from './testing/test-site.ts';
import type { Answerer } from './visit.ts';

let site: TestSite;
afterEach(() => site.close());

const page = `<!doctype html><title>Page</title>${'<p>Text of a page. '.repeat(50)}`;
const rendersPage: FrontServerOptions['astro'] = (_req, res) => {
  res.writeHead(200, { 'content-type': 'text/html' });
  res.write(Buffer.from(page.slice(0, 100)));
  res.end(page.slice(100));
};

const start = async (options: Partial<FrontServerOptions> = {}) => {
  site = await startTestSite({ astro: rendersPage, ...options });
  return site;
};

/** Sends bytes as they are, and gives all that comes back. */
function askRaw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(site.port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

const headOf = (answer: string) => answer.split('\r\n\r\n')[0];

const everywhere = {
  'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('browsing-topics=()'),
  'referrer-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

it.each([
  ['a page', '/learning-reviews', {}, 200],
  ['an unknown page', '/unknown', {}, 404],
  ['a fault', '/fault', {}, 500],
  ['a health probe', '/healthz', {}, 200],
  ['a refused method', '/', { method: 'DELETE' }, 405],
  ['a too long address', `/${'a'.repeat(5_000)}`, {}, 414],
  ['an address of 64 kB', `/${'a'.repeat(65_536)}`, {}, 414],
  ['another host', '/', { headers: { host: 'evil.example' } }, 421],
  ['an address that is none', '*', {}, 400],
])('every answer has the security headers: %s', async (_what, path, options, status) => {
  await start({
    astro: (req, res) => {
      if (req.url === '/fault') throw new Error('Broken on purpose');
      res.writeHead(req.url === '/unknown' ? 404 : 200).end('x');
    },
  });
  const answer = await site.ask(path, options);
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject(everywhere);
});

it('answers what cannot be read as a request with the same headers', async () => {
  await start();
  const rubbish = await askRaw('RUBBISH\r\n\r\n');
  expect(rubbish).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  expect(rubbish).toContain("content-security-policy: default-src 'none'");
  const tooMany = await askRaw(
    `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(200_000)}\r\n`,
  );
  expect(tooMany).toMatch(/^HTTP\/1\.1 431 /);
});

it('refuses a request that names no host', async () => {
  await start();
  expect(await askRaw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 421 /);
});

it('does not bind browsers to https where the site has only http', async () => {
  await start({ siteUrl: 'http://localhost:4321' });
  const { headers } = await site.ask('/');
  expect(headers).not.toHaveProperty('strict-transport-security');
});

it.each([
  ['reviews.example', 200],
  ['REVIEWS.example:443', 200],
  ['localhost:4321', 200],
  ['127.0.0.1', 200],
  ['[::1]:80', 200],
  ['reviews.example.evil.example', 421],
  ['evil.example@localhost', 421],
])('the host "%s" is answered with %i', async (host, status) => {
  await start();
  expect((await site.ask('/', { headers: { host } })).status).toBe(status);
});

it('answers probes by any host, so that a balancer may use the machine’s number', async () => {
  await start();
  const answer = await site.ask('/readyz', { headers: { host: '10.1.2.3:4321' } });
  expect(answer.status).toBe(200);
  const report = JSON.parse(answer.body.toString()) as object;
  expect(report).toMatchObject({ status: 'ready' });
  // It moves when a take-down is only planned.
  expect(report).not.toHaveProperty('revision');
});

it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
  'refuses %s, and says why',
  async (method) => {
    await start();
    const answer = await site.ask('/', { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
    expect(answer.body.toString()).toContain('This site can only be read');
  },
);

it.each([
  ['a length', 'content-length: 1000000000'],
  ['pieces', 'transfer-encoding: chunked'],
])('takes nothing that is sent along with a question, told by %s', async (_how, header) => {
  await start();
  await site.ask('/');
  for (const path of ['/', '/unknown', '/healthz']) {
    const answer = await askRaw(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n${header}\r\n\r\n`);
    expect(headOf(answer), path).toMatch(/^HTTP\/1\.1 413 [^]*connection: close/i);
    expect(answer, path).toContain("content-security-policy: default-src 'none'");
    expect(answer, path).toContain('Nothing can be sent to this address');
  }
});

it('does not wait for what a refused order would send', async () => {
  await start();
  const head = 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000000000\r\n\r\n';
  expect(headOf(await askRaw(head))).toMatch(/^HTTP\/1\.1 405 [^]*connection: close/i);
});

it('answers one that says it sends nothing', async () => {
  await start();
  const answer = await site.ask('/', { headers: { 'content-length': '0' } });
  expect(answer.status).toBe(200);
});

describe('with short time-outs', () => {
  const timeouts = { head: 200, request: 300, silence: 60_000, look: 20 };

  it.each([
    ['a head', 'GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: '],
    [
      'a body',
      `POST ${addresses.alerts} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\na`,
    ],
  ])('ends the wait for %s that does not come', async (_what, begun) => {
    await start({ timeouts, offersAlerts: true, siteToken: 'a-token' });
    const answer = await askRaw(begun);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain("content-security-policy: default-src 'none'");
  });

  it('lets go of a reader who takes nothing, and not of one who reads slowly', async () => {
    const large = Buffer.alloc(30_000_000);
    const figures = new FrontServerFigures();
    const answer: Answerer = ({ res }) => {
      res.writeHead(200).end(large);
      return true;
    };
    const staticFiles = { answer, errorPage: () => undefined };
    await start({ timeouts: { ...timeouts, silence: 2_000 }, staticFiles, figures });
    const stalled = ask();
    const slow = ask();
    let taken = 0;
    slow.on('data', (piece: Buffer) => {
      taken += piece.length;
      slow.pause();
      setTimeout(() => slow.resume(), 8);
    });
    await once(stalled, 'readable');
    await once(slow, 'end');
    expect(taken).toBeGreaterThan(large.length);
    await vi.waitFor(() => expect(figures.connections).toBe(0), 10_000);
    stalled.destroy();
  });

  function ask() {
    const socket = connect(site.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    return socket;
  }
});

it('compresses pages as the visitor accepts it, with a tag for each coding', async () => {
  await start();
  const plain = await site.ask('/');
  const gzip = await site.ask('/', { headers: { 'accept-encoding': 'gzip, br;q=0' } });
  const brotli = await site.ask('/', { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  expect(plain.body.toString()).toBe(page);
  expect(gunzipSync(gzip.body).toString()).toBe(page);
  expect(brotliDecompressSync(brotli.body).toString()).toBe(page);
  expect(brotli.body.length).toBeLessThan(page.length / 5);
  expect(new Set([plain, gzip, brotli].map((answer) => answer.headers.etag)).size).toBe(3);
  for (const answer of [plain, gzip, brotli]) {
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
  }
});

it('answers 304 without a body to a visitor who has the page already', async () => {
  await start();
  const { headers } = await site.ask('/');
  const again = await site.ask('/', { headers: { 'if-none-match': `"other", ${headers.etag}` } });
  expect(again.status).toBe(304);
  expect(again.body).toHaveLength(0);
  expect(again.headers.etag).toBe(headers.etag);
  expect(again.headers).toMatchObject(everywhere);
  const other = await site.ask('/', { headers: { 'if-none-match': '"other"' } });
  expect(other.status).toBe(200);
});

it('answers HEAD as GET without the body', async () => {
  await start();
  const get = await site.ask('/');
  const head = await site.ask('/', { method: 'HEAD' });
  const { date: _get, ...expected } = get.headers;
  const { date: _head, ...given } = head.headers;
  expect(given).toEqual(expected);
  expect(head.body).toHaveLength(0);
});

it('shows the page for faults that was built, and reports the path without the query', async () => {
  await start({
    astro: () => Promise.reject(new Error('Broken on purpose')),
    staticFiles: { answer: () => false, errorPage: () => Buffer.from('Built page for faults') },
  });
  const answer = await site.ask('/learning-reviews?q=a-name');
  expect(answer.status).toBe(500);
  expect(answer.body.toString()).toBe('Built page for faults');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(site.faults.map((fault) => fault.path)).toEqual(['/learning-reviews']);
});

it('shows a page for faults where rendering broke off after its head', async () => {
  await start({
    astro: (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/html' });
      res.write('Half a page', () => res.destroy(new Error('Broken on purpose')));
    },
  });
  const answer = await site.ask('/');
  expect(answer.status).toBe(500);
  expect(answer.body.toString()).toContain('Sorry, there is a problem');
  expect(answer.body.toString()).not.toContain('Half a page');
});

it('says that it is not available where there is no content at all', async () => {
  const nothing = { ...fixedSnapshot(examplePublishedSet), current: () => undefined };
  await start({ snapshot: nothing });
  const answer = await site.ask('/');
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('30');
});

it('leads old addresses to new ones, by path and query before path alone', async () => {
  const redirects = [
    { id: '1', from: '/old.php', to: '/learning-reviews', isPermanent: false },
    { id: '2', from: '/old.php?id=6', to: 'https://other.example/', isPermanent: true },
    { id: '3', from: '/loop', to: '/loop', isPermanent: true },
    { id: '4', from: '/page', to: '/elsewhere', isPermanent: true },
    { id: '5', from: '/snowman', to: '/caf\u00e9 \u2603', isPermanent: true },
    { id: '6', from: '/away', to: '/\\evil.example', isPermanent: true },
    { id: '7', from: '/early', to: '/learning-reviews/publications/later', isPermanent: true },
  ];
  const set = { ...examplePublishedSet, lists: { ...examplePublishedSet.lists, redirects } };
  await start({
    snapshot: fixedSnapshot(set),
    astro: (req, res) => void res.writeHead(req.url === '/page' ? 200 : 404).end('A page'),
  });
  const leads = async (path: string) => {
    const { status, headers } = await site.ask(path);
    return [status, headers.location];
  };
  expect(await leads('/old.php?id=6')).toEqual([301, 'https://other.example/']);
  expect(await leads('/old.php?id=7')).toEqual([302, '/learning-reviews']);
  expect(await leads('/old.php')).toEqual([302, '/learning-reviews']);
  expect(await leads('/loop')).toEqual([404, undefined]);
  expect(await leads('/page')).toEqual([200, undefined]);
  expect(await leads('/snowman')).toEqual([301, '/caf%C3%A9%20%E2%98%83']);
  expect(await leads('/away')).toEqual([404, undefined]);
  // It would name what is not public yet.
  expect(await leads('/early')).toEqual([404, undefined]);
});

it('answers one spelling of a path, so that no preview goes without its headers', async () => {
  const isPreview = (url: string | undefined) => url?.includes('preview');
  await start({
    astro: (req, res) => void res.writeHead(isPreview(req.url) ? 200 : 404).end('A page'),
  });
  for (const path of ['/%70review/token', '//preview/token', '/x/../preview/token']) {
    expect((await site.ask(path)).status, path).toBe(404);
  }
});

it('closes the addresses that are Astro’s own', async () => {
  await start({
    astro: (req, res) => void res.writeHead(req.url === '/404' ? 404 : 200).end('A picture'),
  });
  for (const path of ['/_image?href=/favicon.ico&f=html', '/_server-islands/x', '/%5Fimage']) {
    expect((await site.ask(path)).status, path).toBe(404);
  }
});

it('keeps previews out of caches and search engines, and lets the CMS frame them', async () => {
  await start({
    astro: (_req, res) => void res.writeHead(200, { 'cache-control': 'public' }).end('A draft'),
  });
  const { headers } = await site.ask('/preview/some-token');
  expect(headers).not.toHaveProperty('etag');
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy': expect.stringContaining('frame-ancestors https://cms.example'),
  });
  expect(headers).not.toHaveProperty('x-frame-options');
});
