import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countGuesses, type GuessCount } from './guesses.ts';
import { startTestSite } from './testing/test-site.ts';

const minute = 60_000;
let cms: Server;
let told: { path: string | undefined; authorization: string | undefined; body: unknown }[];
let status: number;
let now: number;
let count: GuessCount;

beforeEach(async () => {
  told = [];
  status = 204;
  now = Date.parse('2026-11-26T10:05:30Z');
  cms = createServer((req, res) => {
    let text = '';
    req.on('data', (chunk) => (text += chunk));
    req.on('end', () => {
      const { authorization } = req.headers;
      told.push({ path: req.url, authorization, body: JSON.parse(text) });
      res.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  const { port } = cms.address() as AddressInfo;
  const cmsUrl = `http://127.0.0.1:${port}`;
  count = countGuesses({ cmsUrl, siteToken: 'the-site-token', now: () => now });
});
afterEach(async () => {
  count.stop();
  cms.closeAllConnections();
  await new Promise((resolve) => cms.close(resolve));
});

it('tells the CMS how many there were in a minute that is over, once, with the site’s token', async () => {
  const paths = ['/documents/x/y.pdf', '/Documents/x', '/%75ploads/x', '/media/', '//preview/x'];
  for (const path of [...paths, '/share/x/documents/y']) count.noteRefused(path);
  await count.flush();
  expect(told).toEqual([]);
  now += minute;
  await count.flush();
  await count.flush();
  expect(told).toEqual([
    {
      path: '/api/probes',
      authorization: 'Bearer the-site-token',
      body: { minute: '2026-11-26T10:05:00Z', document: 4, preview: 1, share: 1 },
    },
  ]);
});

it.each(['/', '/unknown', '/documents', '/learning-reviews/documents/x', '/documentsx/y', ''])(
  'does not count %j',
  async (path) => {
    count.noteRefused(path);
    now += minute;
    await count.flush();
    expect(told).toEqual([]);
  },
);

it('keeps minutes while the CMS does not take them, at most sixty', async () => {
  status = 500;
  for (let n = 0; n < 70; n += 1, now += minute) {
    count.noteRefused('/documents/x');
    await count.flush();
  }
  told = [];
  status = 204;
  await count.flush();
  const minutes = told.map(({ body }) => (body as { minute: string }).minute);
  expect(minutes).toHaveLength(60);
  expect([minutes[0], minutes.at(-1)]).toEqual(['2026-11-26T10:15:00Z', '2026-11-26T11:14:00Z']);
});

it('keeps minutes while the CMS is away', async () => {
  const { port } = cms.address() as AddressInfo;
  count.noteRefused('/documents/x');
  now += minute;
  cms.closeAllConnections();
  await new Promise((resolve) => cms.close(resolve));
  await count.flush();
  expect(told).toEqual([]);
  await new Promise<void>((resolve) => cms.listen(port, '127.0.0.1', resolve));
  await count.flush();
  expect(told).toHaveLength(1);
});

it('gives up telling a CMS that knows no such address', async () => {
  status = 404;
  count.noteRefused('/documents/x');
  now += minute;
  await count.flush();
  await count.flush();
  expect(told).toHaveLength(1);
});

it('is told by the site of each answer 404, of no other, and only after it was given', async () => {
  const noted: string[] = [];
  const site = await startTestSite({ noteRefused: (path) => noted.push(path) });
  try {
    await site.ask('/documents/zzzzzzzzzzzzzzzzzzzzzzzz/report.pdf?name=secret');
    await site.ask('/preview/x', { method: 'HEAD' });
    await site.ask('/documents/x', { method: 'POST' });
    await site.ask('/healthz');
    expect(noted).toEqual(['/documents/zzzzzzzzzzzzzzzzzzzzzzzz/report.pdf', '/preview/x']);
  } finally {
    await site.close();
  }
});
