import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let cms: Server;
let answer: { status: number; body: unknown };
let asked: { url: string | undefined; authorization: string | undefined }[];

beforeEach(async () => {
  asked = [];
  cms = createServer(({ url, headers }, res) => {
    asked.push({ url, authorization: headers.authorization });
    res.writeHead(answer.status).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  const { port } = cms.address() as AddressInfo;
  vi.stubEnv('CMS_INTERNAL_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('SITE_TOKEN', 'the-site-token');
  vi.resetModules();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  cms.closeAllConnections();
  await new Promise((resolve) => cms.close(resolve));
});

const fetchPreview = async (token: string) => (await import('./preview.ts')).fetchPreview(token);
const draft = { kind: 'theme', status: 'draft', entry: examplePublishedSet.lists.themes[0] };

it('reads a draft with the site’s token', async () => {
  answer = { status: 200, body: draft };
  expect(await fetchPreview('a.b/c')).toEqual({ ok: true, preview: draft });
  expect(asked).toEqual([{ url: '/api/preview/a.b%2Fc', authorization: 'Bearer the-site-token' }]);
});

it.each([
  [404, 'gone'],
  [410, 'gone'],
  [401, 'forbidden'],
  [403, 'forbidden'],
  [500, 'cms-away'],
])('a CMS that answers %i means %s', async (status, fault) => {
  answer = { status, body: {} };
  expect(await fetchPreview('token')).toEqual({ ok: false, fault });
});

it('does not show what is not a preview', async () => {
  answer = { status: 200, body: { kind: 'theme', status: 'draft', entry: {} } };
  expect(await fetchPreview('token')).toEqual({ ok: false, fault: 'cms-away' });
});

it('asks for nothing without the site’s token', async () => {
  vi.stubEnv('SITE_TOKEN', '');
  expect(await fetchPreview('token')).toEqual({ ok: false, fault: 'forbidden' });
  expect(asked).toEqual([]);
});
