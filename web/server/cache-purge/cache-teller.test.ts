import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cacheTeller } from './cache-teller.ts';

let cache: Server;
let url: string;
let told: { method: string | undefined; authorization: string | undefined; body: unknown }[];
/** What it answers, in order; 204 from then on. `hang` never answers. */
let answers: (number | 'hang')[];
let reports: string[];
let teller: ReturnType<typeof cacheTeller>;

beforeEach(async () => {
  told = [];
  answers = [];
  reports = [];
  cache = createServer((req, res) => {
    let text = '';
    req.on('data', (chunk) => (text += chunk));
    req.on('end', () => {
      const { method, headers } = req;
      told.push({ method, authorization: headers.authorization, body: JSON.parse(text) });
      const answer = answers.shift() ?? 204;
      if (answer !== 'hang') res.writeHead(answer, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => cache.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(cache.address() as AddressInfo).port}/purge?key=secret`;
  teller = open();
});
afterEach(async () => {
  await teller.stop();
  cache.closeAllConnections();
  await new Promise((resolve) => cache.close(resolve));
});

function open(options: Partial<Parameters<typeof cacheTeller>[0]> = {}) {
  const report = (message: string) => void reports.push(message);
  return cacheTeller({
    url,
    token: 'the-token',
    report,
    firstPauseMs: 120,
    timeoutMs: 200,
    ...options,
  });
}

const tell = (...paths: string[]) => teller.tell({ paths, all: false });
const bodies = () => told.map(({ body }) => body);
const untilTold = () => vi.waitFor(() => expect(teller.status().isWaiting).toBe(false), 5_000);

it('tells the cache what has changed, with its token', async () => {
  tell('/a', '/b');
  await untilTold();
  expect(told).toEqual([
    {
      method: 'POST',
      authorization: 'Bearer the-token',
      body: { paths: ['/a', '/b'], all: false },
    },
  ]);
  expect(teller.status()).toEqual({ fault: null, since: null, isWaiting: false });
  expect(reports).toEqual([]);
});

it.each([500, 403, 302, 'hang'] as const)(
  'tells it again after %s, with what has changed meanwhile, until it answers 2xx',
  async (first) => {
    answers = [first, 503];
    tell('/a');
    await vi.waitFor(() => expect(teller.status().fault).not.toBeNull(), 5_000);
    tell('/a', '/b');
    await untilTold();
    expect(bodies()[0]).toEqual({ paths: ['/a'], all: false });
    expect(bodies().at(-1)).toEqual({ paths: ['/a', '/b'], all: false });
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(teller.status().fault).toBeNull();
    expect(reports.at(-1)).toBe('The cache has taken what changed.');
  },
);

it('tells it again where it cannot be reached, and waits longer each time', async () => {
  const { port } = cache.address() as AddressInfo;
  await new Promise((resolve) => cache.close(resolve));
  tell('/a');
  await vi.waitFor(() => expect(teller.status().fault).toBe('unreachable'), 5_000);
  await new Promise<void>((resolve) => cache.listen(port, '127.0.0.1', resolve));
  await untilTold();
  expect(bodies()).toEqual([{ paths: ['/a'], all: false }]);

  answers = [500, 500, 500];
  const begun = Date.now();
  tell('/b');
  await untilTold();
  // 120 + 240 + 480 ms.
  expect(Date.now() - begun).toBeGreaterThan(800);
});

it('names each fault once, in words that tell no address and no secret', async () => {
  answers = [500, 500, 401];
  tell('/learning-reviews/publications/a-name');
  await untilTold();
  expect(reports).toEqual([
    expect.stringContaining('answered 500'),
    expect.stringContaining('answered 401'),
    'The cache has taken what changed.',
  ]);
  expect(reports.join()).not.toMatch(/a-name|secret|the-token|127\.0\.0\.1/);
});

it('asks for everything where there is too much to remember', async () => {
  answers = [500];
  await teller.stop();
  teller = open({ mostPaths: 10, firstPauseMs: 200 });
  tell('/a');
  await vi.waitFor(() => expect(teller.status().fault).toBe('500'), 5_000);
  tell(...Array.from({ length: 11 }, (_, n) => `/${n}`));
  tell('/b');
  await untilTold();
  expect(bodies()).toEqual([
    { paths: ['/a'], all: false },
    { paths: [], all: true },
  ]);
});

it('says nothing where nothing has changed', async () => {
  tell();
  await pause(50);
  expect(told).toEqual([]);
});

it('stops at once when it is told to', async () => {
  answers = ['hang'];
  await teller.stop();
  teller = open({ timeoutMs: 60_000 });
  tell('/a');
  await vi.waitFor(() => expect(told).toHaveLength(1), 5_000);
  const begun = Date.now();
  await teller.stop();
  expect(Date.now() - begun).toBeLessThan(2_000);
});
