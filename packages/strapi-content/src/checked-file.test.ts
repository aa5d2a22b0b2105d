import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { numbered, startFakeCms, until, type FakeCms } from '../tests/fake-cms.ts';
import { createSnapshot, type Snapshot } from './snapshot.js';
import { createStrapiClient } from './strapi-client.js';

interface Review {
  id: string;
  title: string;
}

type Held = Snapshot<{ reviews: Review }, object>;

let cms: FakeCms;
let folder: string;
let file: string;
/** Items that a schema was asked about. */
let checked: number;
const opened: Held[] = [];

const review = z.object({ id: z.string(), title: z.string() }).refine(() => (checked += 1) > 0);

beforeEach(async () => {
  cms = await startFakeCms();
  cms.database = 'one';
  cms.lists = { reviews: numbered(30) };
  folder = await mkdtemp(path.join(tmpdir(), 'checked-file-test-'));
  file = path.join(folder, 'published.json');
  checked = 0;
});
afterEach(async () => {
  await stopAll();
  await cms.close();
  await rm(folder, { recursive: true });
});

const stopAll = () => Promise.all(opened.splice(0).map((snapshot) => snapshot.stop()));

async function open(version?: string): Promise<Held> {
  const paging = { page: 'page', pageSize: 'pageSize' };
  const snapshot = await createSnapshot<{ reviews: Review }, object>({
    client: createStrapiClient({ baseUrl: cms.url, paging, retries: 0, timeoutMs: 1_000 }),
    content: {
      ...(version && { version }),
      revisionPath: '/api/revision',
      lists: { reviews: { path: '/api/reviews', schema: review } },
      singles: {},
    },
    file,
    pollMs: 20,
  });
  opened.push(snapshot);
  return snapshot;
}

/** Ends what was opened, and counts from here on. */
async function endAndCount(): Promise<void> {
  await stopAll();
  checked = 0;
  cms.requests.length = 0;
}

it('starts from a file of the same version without checking or reading anything again', async () => {
  const before = (await open('a')).current();
  await endAndCount();
  const snapshot = await open('a');
  expect(snapshot.current()).toEqual(before);
  expect(snapshot.status()).toMatchObject({ source: 'disk', fault: null });
  expect(snapshot.status().confirmedAt).not.toBeNull();
  expect(checked).toBe(0);
  expect(new Set(cms.requests)).toEqual(new Set(['/api/revision']));
});

it.each([
  ['another version', 'a', 'b'],
  ['no version', undefined, undefined],
  ['a version that the file lacks', undefined, 'a'],
])('checks and reads everything again with %s', async (_what, first, second) => {
  await open(first);
  await endAndCount();
  await open(second);
  expect(checked).toBeGreaterThanOrEqual(30);
  await until(() => expect(cms.requests.some((one) => one.includes('/api/reviews'))).toBe(true));
});

it('reads everything again where the CMS does not name its database', async () => {
  cms.database = undefined;
  await open('a');
  await endAndCount();
  await open('a');
  await until(() => expect(cms.requests.some((one) => one.includes('/api/reviews'))).toBe(true));
});

it('checks everything again where an item did not fit', async () => {
  cms.lists.reviews = [...numbered(30), { id: 'odd', title: 7 }];
  await open('a');
  await endAndCount();
  expect(await readFile(file, 'utf8')).not.toContain('checkedBy');
  const snapshot = await open('a');
  expect(checked).toBeGreaterThanOrEqual(30);
  expect(snapshot.current()?.lists.reviews).toHaveLength(30);
});

it('reads what changed while it was away, at once', async () => {
  await open('a');
  await endAndCount();
  cms.lists.reviews = numbered(29);
  cms.revision = 2;
  const snapshot = await open('a');
  expect(snapshot.current()?.lists.reviews).toHaveLength(29);
});

it('makes sure soon that the CMS has nothing else at the same revision', async () => {
  await open('a');
  await endAndCount();
  // As nobody should do to a database.
  cms.lists.reviews = numbered(29);
  const snapshot = await open('a');
  expect(snapshot.current()?.lists.reviews).toHaveLength(30);
  await until(() => expect(snapshot.current()?.lists.reviews).toHaveLength(29));
});
