import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addresses, type PublishedSet } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { obeyTakeDowns } from '../../src/content/obey-take-downs.ts';
import { startCachePurge, type CachePurge } from './start-cache-purge.ts';

const { lists } = examplePublishedSet;
const [report] = lists.publications;
const due = Date.parse('2026-11-26T10:00:00Z');

let cache: Server;
let told: { paths: string[]; all: boolean }[];
let cms: { set: PublishedSet | undefined; now: number };
let purge: CachePurge;

beforeEach(async () => {
  told = [];
  cache = createServer((req, res) => {
    let text = '';
    req.on('data', (chunk) => (text += chunk));
    req.on('end', () => {
      told.push(JSON.parse(text));
      res.writeHead(200).end('ok');
    });
  });
  await new Promise<void>((resolve) => cache.listen(0, '127.0.0.1', resolve));
  cms = { set: withTakeDown(), now: due - 1 };
  purge = startCachePurge({
    url: `http://127.0.0.1:${(cache.address() as AddressInfo).port}/`,
    token: undefined,
    report: () => undefined,
    current: obeyTakeDowns(
      () => cms.set,
      () => cms.now,
    ),
    lookMs: 10,
  });
  await vi.waitFor(() => expect(told).toHaveLength(1));
});
afterEach(async () => {
  await purge.stop();
  cache.closeAllConnections();
  await new Promise((resolve) => cache.close(resolve));
});

function withTakeDown(): PublishedSet {
  const takeDowns = [{ id: report!.id, at: '2026-11-26T10:00:00Z' }];
  return { ...examplePublishedSet, lists: { ...lists, 'take-downs': takeDowns } };
}

it('lets go of everything at the start, since something may have come down before', () => {
  expect(told).toEqual([{ paths: [], all: true }]);
});

it('tells the cache when a take-down falls due, without the CMS', async () => {
  cms.now = due;
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told[1]?.all).toBe(false);
  expect(told[1]?.paths).toContain(addresses.publication(report!.slug));
  expect(told[1]?.paths).toContain(addresses.document(report!.documents[0]!));
});

it('tells the cache of a withdrawal', async () => {
  const publications = lists.publications.slice(1);
  cms.set = { ...withTakeDown(), lists: { ...lists, publications } };
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told[1]?.paths).toContain(addresses.publication(report!.slug));
});
