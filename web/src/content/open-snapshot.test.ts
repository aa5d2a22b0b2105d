import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TakeDown } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PublishedSnapshot } from './open-snapshot.ts';

const { lists, singles } = examplePublishedSet;
const [report] = lists.publications;

let cms: Server;
let folder: string;
let asked: { path: string; authorization: string | undefined }[];
let takeDowns: TakeDown[];
let opened: PublishedSnapshot | undefined;

beforeEach(async () => {
  asked = [];
  takeDowns = [];
  cms = createServer((req, res) => {
    const path = new URL(req.url ?? '/', 'http://cms').pathname;
    const { authorization } = req.headers;
    asked.push({ path, authorization });
    if (authorization !== 'Bearer the-site-token') return res.writeHead(401).end();
    return res.end(JSON.stringify(answerOf(path)));
  });
  await new Promise<void>((resolve) => cms.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(path.join(tmpdir(), 'open-snapshot-test-'));
  const { port } = cms.address() as AddressInfo;
  vi.stubEnv('PUBLISHED_FIXTURE', '');
  vi.stubEnv('CMS_INTERNAL_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('SITE_TOKEN', 'the-site-token');
});
afterEach(async () => {
  await opened?.stop();
  vi.unstubAllEnvs();
  cms.closeAllConnections();
  await new Promise((resolve) => cms.close(resolve));
  await rm(folder, { recursive: true });
});

function answerOf(address: string): object {
  const [, , folder, name = ''] = address.split('/');
  if (name === 'revision') return { revision: 1, database: 'one' };
  const isSingle = name in singles;
  const items = name === 'take-downs' ? takeDowns : (lists[name as keyof typeof lists] ?? []);
  const data = isSingle ? singles[name as keyof typeof singles] : items;
  const isRemoval = ['withdrawals', 'former-documents', 'take-downs'].includes(name);
  if (isRemoval !== (folder === 'removals')) return {};
  return { data, meta: { revision: 1, pagination: { page: 1, total: items.length } } };
}

async function open(): Promise<PublishedSnapshot> {
  await opened?.stop();
  vi.resetModules();
  opened = await (await import('./open-snapshot.ts')).openSnapshot();
  return opened;
}

const slugs = (snapshot: PublishedSnapshot) =>
  snapshot.current()?.lists.publications.map(({ slug }) => slug);

it('reads what is published and what must come down, all with the site’s token', async () => {
  const set = (await open()).current();
  expect(set?.lists).toMatchObject({
    withdrawals: lists.withdrawals,
    'former-documents': lists['former-documents'],
  });
  expect(asked.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/api/published/publications',
      '/api/removals/withdrawals',
      '/api/removals/former-documents',
      '/api/removals/take-downs',
    ]),
  );
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(
    new Set(['Bearer the-site-token']),
  );
});

it('obeys the clock, also in what lay on the disk while the CMS is away', async () => {
  takeDowns = [{ id: report!.id, at: new Date(Date.now() + 3_600_000).toISOString() }];
  expect(slugs(await open())).toContain(report!.slug);
  cms.closeAllConnections();
  await new Promise((resolve) => cms.close(resolve));
  const again = await open();
  expect(again.status().source).toBe('disk');
  expect(slugs(again)).toContain(report!.slug);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(takeDowns[0]!.at) });
  try {
    expect(slugs(again)).not.toContain(report!.slug);
    expect(slugs(again)).toHaveLength(lists.publications.length - 1);
  } finally {
    vi.useRealTimers();
  }
});

it('takes down at once what has a take-down whose time cannot be read', async () => {
  takeDowns = [{ id: report!.id, at: 'tomorrow' }];
  expect(slugs(await open())).not.toContain(report!.slug);
});

it('shows nothing without its token, not even what lies on the disk, and says why', async () => {
  expect((await open()).current()).toBeDefined();
  asked = [];
  vi.stubEnv('SITE_TOKEN', '');
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const snapshot = await open();
  expect(snapshot.current()).toBeUndefined();
  expect(snapshot.status().fault?.kind).toBe('no-token');
  expect(said.mock.calls.join('')).toMatch(/SITE_TOKEN is not set.*shows nothing/);
  expect(asked).toEqual([]);
});

it('does not read half of the truth where its token is refused', async () => {
  vi.stubEnv('SITE_TOKEN', 'another-token');
  const snapshot = await open();
  expect(snapshot.current()).toBeUndefined();
  expect(snapshot.status().fault?.kind).toBe('refused');
});
