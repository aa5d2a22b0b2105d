import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { numbered, startFakeCms, until, type FakeCms } from '../tests/fake-cms.ts';
import { createSnapshot, type Snapshot, type SnapshotOptions } from './snapshot.js';
import { readSnapshotFile } from './read-snapshot-file.js';
import { createStrapiClient } from './strapi-client.js';

interface Review {
  id: string;
  title: string;
}
interface Lists {
  reviews: Review;
  themes: Review;
}
interface Singles {
  settings: { name: string };
}

const review = z.object({ id: z.string(), title: z.string() });
const content = {
  revisionPath: '/api/revision',
  lists: {
    reviews: { path: '/api/reviews', schema: review },
    themes: { path: '/api/themes', schema: review },
  },
  singles: { settings: { path: '/api/settings', schema: z.object({ name: z.string() }) } },
};

let cms: FakeCms;
let folder: string;
let file: string;
let reports: string[];
const opened: Snapshot<Lists, Singles>[] = [];

beforeEach(async () => {
  cms = await startFakeCms();
  cms.lists = { reviews: numbered(120), themes: numbered(2) };
  cms.singles = { settings: { name: 'Larkmoor' } };
  folder = await mkdtemp(path.join(tmpdir(), 'snapshot-test-'));
  file = path.join(folder, 'published.json');
  reports = [];
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((snapshot) => snapshot.stop()));
  await cms.close();
  await rm(folder, { recursive: true });
});

async function open(options: Partial<SnapshotOptions<Lists, Singles>> = {}) {
  const paging = { page: 'page', pageSize: 'pageSize' };
  const client = createStrapiClient({ baseUrl: cms.url, paging, retries: 0, timeoutMs: 200 });
  const snapshot = await createSnapshot<Lists, Singles>({
    client,
    content,
    file,
    pollMs: 20,
    revisionTimeoutMs: 200,
    acceptOlderAfterMs: 60_000,
    report: (message) => reports.push(message),
    ...options,
  });
  opened.push(snapshot);
  return snapshot;
}

const idsOf = (snapshot: Snapshot<Lists, Singles>) =>
  snapshot.current()?.lists.reviews.map((item) => item.id);

/** Looks at the CMS until it has asked `count` times more. */
async function waitForLooks(count: number) {
  const enough = cms.requests.length + count;
  await until(() => expect(cms.requests.length).toBeGreaterThanOrEqual(enough), 15_000);
}

it('holds everything that is published, and follows what comes, changes and goes', async () => {
  const snapshot = await open();
  expect(snapshot.current()).toEqual({ revision: 1, lists: cms.lists, singles: cms.singles });

  cms.lists.reviews = [{ id: 'item-0001', title: 'Changed' }, ...numbered(1, 500)];
  cms.singles.settings = null;
  cms.revision = 2;
  await until(() => expect(snapshot.current()?.revision).toBe(2));
  expect(snapshot.current()?.lists.reviews).toEqual(cms.lists.reviews);
  expect(snapshot.current()?.singles.settings).toBeNull();
});

it('follows what goes while the CMS leaves out an item that it counts', async () => {
  const snapshot = await open();
  cms.leftOut = ['item-0007', 'item-0120'];
  cms.lists.reviews = cms.lists.reviews?.filter(({ id }) => id !== 'item-0001') ?? [];
  cms.revision = 2;
  await until(() => expect(snapshot.current()?.revision).toBe(2));
  expect(idsOf(snapshot)).toHaveLength(117);
  expect(idsOf(snapshot)).not.toContain('item-0001');
});

it('asks for nothing but the revision while nothing changes, and gives the same object', async () => {
  const snapshot = await open();
  const first = snapshot.current();
  cms.requests.length = 0;
  await waitForLooks(5);
  expect(new Set(cms.requests)).toEqual(new Set(['/api/revision']));
  expect(snapshot.current()).toBe(first);
});

it.each(['hangs', 'rubbish', 'half', 'empty', 'fault', 'refuses'] as const)(
  'keeps what it knows while the CMS %s, says so once, and goes on afterwards',
  async (behaviour) => {
    const snapshot = await open();
    cms.behaviour = behaviour;
    cms.lists.reviews = [];
    cms.revision = 2;
    await until(() => expect(snapshot.status().fault).not.toBeNull());
    await waitForLooks(1);
    expect(idsOf(snapshot)).toHaveLength(120);
    expect(snapshot.status().fault?.since).toBeInstanceOf(Date);
    expect(reports).toHaveLength(2);

    cms.behaviour = 'well';
    cms.lists.reviews = numbered(3);
    await until(() => expect(idsOf(snapshot)).toHaveLength(3), 10_000);
    expect(snapshot.status().fault).toBeNull();
    expect(reports).toContain('The CMS answers again.');
  },
  30_000,
);

it('keeps what it knows where only the lists fail and the revision goes on', async () => {
  const snapshot = await open();
  cms.before = (url) => (cms.behaviour = url.pathname === '/api/themes' ? 'fault' : 'well');
  cms.lists.reviews = [];
  cms.revision = 2;
  await until(() => expect(snapshot.status().fault?.kind).toBe('server-fault'));
  expect(idsOf(snapshot)).toHaveLength(120);
});

it('never mixes two states when something is published between two lists', async () => {
  let hasChanged = false;
  cms.before = (url) => {
    if (url.pathname !== '/api/themes' || hasChanged) return;
    hasChanged = true;
    cms.revision = 2;
    cms.lists = { reviews: numbered(1), themes: numbered(9) };
  };
  const snapshot = await open();
  expect(snapshot.current()).toMatchObject({ revision: 2, lists: cms.lists });
});

it('refuses lists that do not say their revision, since they may be of any', async () => {
  cms.hasRevision = false;
  const snapshot = await open();
  expect(snapshot.current()).toBeUndefined();
  expect(snapshot.status().fault?.message).toContain('without "meta.revision"');
});

it('believes no emptied list of a CMS that does not say what it lists, however often it is read', async () => {
  const snapshot = await open();
  cms.lists.reviews = [];
  cms.revision = 2;
  await until(() => expect(snapshot.status().fault?.kind).toBe('emptied'));
  await waitForLooks(12);
  expect(idsOf(snapshot)).toHaveLength(120);
  expect(reports.at(-1)).toContain('nothing in reviews, where something is known');

  cms.lists.reviews = numbered(7);
  cms.revision = 3;
  await until(() => expect(idsOf(snapshot)).toHaveLength(7), 10_000);
  expect(snapshot.status().fault).toBeNull();
});

it('believes an emptied list that stays empty for long enough', async () => {
  const snapshot = await open({ acceptEmptyAfterMs: 100 });
  cms.lists.reviews = [];
  cms.revision = 2;
  await until(() => expect(idsOf(snapshot)).toEqual([]));
});

it('believes no emptied list at the revision that it knows, and follows all else', async () => {
  const snapshot = await open({ reconcileMs: 30, acceptEmptyAfterMs: 0 });
  cms.lists = { reviews: [], themes: numbered(1, 7) };
  await until(() => expect(snapshot.current()?.lists.themes).toEqual(numbered(1, 7)));
  await waitForLooks(12);
  expect(idsOf(snapshot)).toHaveLength(120);

  cms.revision = 2;
  await until(() => expect(idsOf(snapshot)).toEqual([]));
});

it('leaves out a bad item, names it, and serves the others', async () => {
  cms.lists.reviews = [...numbered(2), { id: 'bad-one', title: 7 }];
  const snapshot = await open();
  expect(idsOf(snapshot)).toEqual(['item-0001', 'item-0002']);
  expect(snapshot.status().leftOut).toMatchObject([{ list: 'reviews', id: 'bad-one' }]);
  expect(reports.join()).toMatch(/reviews bad-one is left out, since it does not fit: title/);
});

it('where no item fits, keeps those it knows that the CMS still lists, and no other', async () => {
  const snapshot = await open();
  cms.lists.reviews = [
    { id: 'item-0001', title: 1 },
    { id: 'item-0003', title: 2 },
  ];
  cms.singles.settings = { name: 7 };
  cms.revision = 2;
  await until(() => expect(snapshot.current()?.revision).toBe(2));
  expect(idsOf(snapshot)).toEqual(['item-0001', 'item-0003']);
  expect(snapshot.current()?.singles.settings).toEqual({ name: 'Larkmoor' });
});

it('does not go back to an older revision', async () => {
  cms.revision = 9;
  const snapshot = await open();
  cms.revision = 5;
  cms.lists.reviews = numbered(1);
  await until(() => expect(snapshot.status().fault?.kind).toBe('older'));
  await waitForLooks(3);
  expect(snapshot.current()?.revision).toBe(9);
  expect(idsOf(snapshot)).toHaveLength(120);
});

it('believes an older revision that is answered for long enough, as after a restore', async () => {
  cms.revision = 9;
  const snapshot = await open({ acceptOlderAfterMs: 100 });
  cms.revision = 5;
  cms.lists.reviews = numbered(1);
  await until(() => expect(idsOf(snapshot)).toHaveLength(1));
});

it('believes another database at once, whatever its revision', async () => {
  Object.assign(cms, { revision: 9, database: 'first' });
  const snapshot = await open();
  Object.assign(cms, { revision: 1, database: 'second' });
  cms.lists.reviews = numbered(1);
  await until(() => expect(idsOf(snapshot)).toHaveLength(1));
});

it('starts from its file when the CMS is away', async () => {
  await (await open()).stop();
  await cms.close();
  const snapshot = await open();
  expect(idsOf(snapshot)).toHaveLength(120);
  expect(snapshot.status()).toMatchObject({ source: 'disk', fault: { kind: 'unreachable' } });
});

it('starts from its file within two seconds when the CMS hangs', async () => {
  await (await open()).stop();
  cms.behaviour = 'hangs';
  const begun = Date.now();
  const snapshot = await open({ revisionTimeoutMs: 30_000 });
  expect(idsOf(snapshot)).toHaveLength(120);
  expect(Date.now() - begun).toBeLessThan(2_000);
});

it('reads all again after a start, since its file may be older than its schemas', async () => {
  await (await open()).stop();
  cms.requests.length = 0;
  await open();
  expect(cms.requests).toContain('/api/themes?page=1&pageSize=100');
});

it('keeps what was baked up to date, so that nothing comes back from it', async () => {
  const baked = path.join(folder, 'baked.json');
  await (await open({ file: baked })).stop();
  const snapshot = await open({ baked });
  cms.lists.reviews = numbered(1);
  cms.revision = 2;
  await until(() => expect(snapshot.current()?.revision).toBe(2));
  await snapshot.stop();
  await rm(file);
  cms.behaviour = 'refuses';
  const restarted = await open({ baked });
  expect(restarted.status()).toMatchObject({ source: 'baked', revision: 2 });
  expect(idsOf(restarted)).toHaveLength(1);
});

it('says once when what was baked cannot be brought up to date, and goes on', async () => {
  const baked = path.join(folder, 'is-a-folder');
  await mkdir(path.join(baked, 'full'), { recursive: true });
  const snapshot = await open({ baked });
  cms.revision = 2;
  await until(() => expect(snapshot.current()?.revision).toBe(2));
  await snapshot.stop();
  expect(
    reports.filter((report) => report.includes('could not be brought up to date')),
  ).toHaveLength(1);
  expect(snapshot.status().diskFault).toBeNull();
});

it('starts from what was baked where the file has nothing, or less', async () => {
  const baked = path.join(folder, 'baked.json');
  cms.revision = 4;
  await (await open({ file: baked })).stop();
  cms.revision = 3;
  await (await open({ file })).stop();
  await cms.close();
  expect((await open({ file, baked })).status()).toMatchObject({ source: 'baked', revision: 4 });
  expect((await open({ file: path.join(folder, 'none'), baked })).status().source).toBe('baked');
});

it.each([
  ['cut short', (text: string) => text.slice(0, text.length / 2)],
  ['changed', (text: string) => text.replace('Item 1', 'Item I')],
  ['of a newer version', (text: string) => text.replace('"format":2', '"format":3')],
  ['empty', () => ''],
  ['of another kind', () => 'hello\nworld\n'],
])('does not use a file that is %s, and says so', async (_how, damage) => {
  await (await open()).stop();
  await writeFile(file, damage(await readFile(file, 'utf8')));
  await cms.close();
  reports = [];
  const snapshot = await open();
  expect(snapshot.current()).toBeUndefined();
  expect(snapshot.status().source).toBe('nothing');
  expect(reports[0]).toMatch(/^The snapshot .*published\.json .* is left unused\./);
});

it('writes its file for the owner only, and leaves nothing beside it', async () => {
  await (await open()).stop();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(stat(`${file}.${process.pid}.tmp`)).rejects.toThrow('ENOENT');
  const reading = await readSnapshotFile(file);
  expect(reading.ok && reading.value?.lists.reviews).toHaveLength(120);
});

it('does not start from a file without one of the lists: it may be what must not be shown', async () => {
  await (await open()).stop();
  await cms.close();
  const withdrawn = { path: '/api/withdrawn', schema: review };
  const described = { ...content, lists: { ...content.lists, withdrawn } };
  const snapshot = await open({ content: described });
  expect(snapshot.current()).toBeUndefined();
  expect(reports).toContain(
    `The snapshot ${file} lacks a list that is read now, and is left unused.`,
  );
});

it('serves from memory where the disk takes nothing, and says so', async () => {
  await writeFile(path.join(folder, 'in-the-way'), '');
  const snapshot = await open({ file: path.join(folder, 'in-the-way', 'published.json') });
  expect(idsOf(snapshot)).toHaveLength(120);
  await until(() => expect(snapshot.status().diskFault?.kind).toBe('not-written'));
  expect(reports.join()).toContain('could not be written');
});

it('reads a CMS without a revision whole at each look, and counts the changes itself', async () => {
  cms.hasRevision = false;
  const snapshot = await open({ content: { ...content, revisionPath: undefined } });
  const first = snapshot.current();
  await waitForLooks(10);
  expect(snapshot.current()).toBe(first);
  cms.lists.reviews = numbered(1);
  await until(() => expect(idsOf(snapshot)).toHaveLength(1));
  expect(snapshot.current()?.revision).toBe((first?.revision ?? 0) + 1);
});
