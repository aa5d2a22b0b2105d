import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { numbered, startFakeCms, until, type FakeCms, type Item } from '../tests/fake-cms.ts';
import { createSnapshot, type Snapshot, type SnapshotOptions } from './snapshot.js';
import { readSnapshotFile } from './read-snapshot-file.js';
import { createStrapiClient } from './strapi-client.js';

interface Review {
  id: string;
  title: string;
}
type Opened = Snapshot<{ reviews: Review; themes: Review }, { settings: { name: string } }>;

const review = z.object({ id: z.string(), title: z.string() });
const content = {
  revisionPath: '/api/revision',
  changesPath: '/api/changes',
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
let snapshot: Opened;
/** The reviews of each revision, as a CMS remembers what changed. */
let history: Map<number, Item[]>;

beforeEach(async () => {
  cms = await startFakeCms();
  Object.assign(cms, { database: 'one', singles: { settings: { name: 'Larkmoor' } } });
  cms.lists = { reviews: numbered(250), themes: numbered(2) };
  history = new Map([[1, cms.lists.reviews!]]);
  cms.changes = (since) => changesSince(since);
  folder = await mkdtemp(path.join(tmpdir(), 'changes-test-'));
  file = path.join(folder, 'published.json');
  reports = [];
});
afterEach(async () => {
  await snapshot.stop();
  await cms.close();
  await rm(folder, { recursive: true });
});

async function open(options: Partial<SnapshotOptions<never, never>> = {}) {
  const paging = { page: 'page', pageSize: 'pageSize' };
  const client = createStrapiClient({ baseUrl: cms.url, paging, retries: 0, timeoutMs: 5_000 });
  const report = (message: string) => void reports.push(message);
  const given = { client, content, file, pollMs: 20, report, reconcileMs: 600_000, ...options };
  snapshot = (await createSnapshot(given as never)) as unknown as Opened;
  await until(() => expect(snapshot.current()).toBeDefined());
  cms.requests.length = 0;
}

function changesSince(since: number) {
  const before = new Map(history.get(since)?.map((item) => [item.id, item]));
  const reviews = cms.lists.reviews ?? [];
  return {
    revision: cms.revision,
    database: cms.database,
    isComplete: history.has(since),
    lists: {
      reviews: {
        items: history.has(since) ? reviews.filter((item) => before.get(item.id) !== item) : [],
        ids: reviews.map(({ id }) => id),
      },
      themes: {
        items: cms.lists.themes,
        ids: cms.lists.themes?.map(({ id }) => id),
        isWhole: true,
      },
    },
    singles: cms.singles,
  };
}

function publish(reviews: Item[]): void {
  cms.lists.reviews = reviews;
  cms.revision += 1;
  history.set(cms.revision, reviews);
}

const reviews = () => snapshot.current()?.lists.reviews ?? [];
const readPages = () => cms.requests.filter((request) => request.includes('page='));
const arrives = () => until(() => expect(snapshot.current()?.revision).toBe(cms.revision));

it('reads only what changed: what is new, what is other, and what is gone', async () => {
  await open();
  const [first, second, ...others] = cms.lists.reviews!;
  const kept = reviews().at(-1);
  publish([{ ...first, title: 'Changed' }, ...others, { id: 'item-0999', title: 'New' }]);
  await arrives();
  expect(reviews()).toEqual(cms.lists.reviews);
  expect(reviews().some(({ id }) => id === second!.id)).toBe(false);
  expect(reviews().at(-2)).toBe(kept);
  expect(readPages()).toEqual([]);
  expect(cms.requests).toContain('/api/changes?since=1');
});

it('follows single items and short lists, which are told whole', async () => {
  await open();
  cms.singles = { settings: null };
  cms.lists.themes = numbered(1, 7);
  publish(cms.lists.reviews!);
  await arrives();
  expect(snapshot.current()).toMatchObject({ singles: { settings: null } });
  expect(snapshot.current()?.lists.themes).toEqual(numbered(1, 7));
  expect(readPages()).toEqual([]);
});

it('writes what it has put together, so that it starts from it', async () => {
  await open();
  publish([...cms.lists.reviews!.slice(1), { id: 'odd', title: 7 }]);
  await arrives();
  await snapshot.stop();
  const reading = await readSnapshotFile(file);
  expect(reading.ok && reading.value?.lists.reviews).toEqual(cms.lists.reviews);
  cms.behaviour = 'refuses';
  await open();
  expect(reviews()).toHaveLength(249);
  expect(snapshot.status()).toMatchObject({ source: 'disk', leftOut: [{ id: 'odd' }] });
});

it('names a bad item once, and leaves it out of every later set', async () => {
  await open();
  publish([...cms.lists.reviews!, { id: 'odd', title: 7 }]);
  await arrives();
  publish([...cms.lists.reviews!, numbered(1, 900)[0]!]);
  await arrives();
  expect(reviews()).toHaveLength(251);
  expect(snapshot.status().leftOut).toMatchObject([{ list: 'reviews', id: 'odd' }]);
  expect(reports.filter((report) => report.includes('odd is left out'))).toHaveLength(1);
});

it('takes out at once what is gone, and then reads all, where nobody knows what changed', async () => {
  await open();
  history.clear();
  const seen: number[] = [];
  cms.before = (url) => url.pathname === '/api/reviews' && void seen.push(reviews().length);
  publish([...cms.lists.reviews!.slice(10), ...numbered(5, 900)]);
  history.delete(1);
  await arrives();
  expect(reviews()).toEqual(cms.lists.reviews);
  expect(seen[0]).toBe(240);
});

it.each([
  ['an address that it does not know', () => undefined],
  ['another shape', () => ({ revision: 2, lists: [] })],
  ['an older revision', () => ({ ...changesSince(1), revision: 1 })],
  ['another database', () => ({ ...changesSince(1), database: 'two' })],
  ['a list less', () => ({ ...changesSince(1), lists: { themes: { items: [] } } })],
  ['a single item less', () => ({ ...changesSince(1), singles: {} })],
  ['an id without its item', () => withIds(['item-0001', 'nowhere'])],
  ['no id at all', () => withIds([])],
])('reads all where the CMS answers with %s', async (_what, answer) => {
  await open();
  cms.changes = answer;
  publish([{ id: 'item-0001', title: 'Changed' }, ...cms.lists.reviews!.slice(1, 200)]);
  await arrives();
  expect(reviews()).toEqual(cms.lists.reviews);
  expect(readPages().length).toBeGreaterThan(0);
});

function withIds(ids: string[]) {
  const changes = changesSince(1);
  return { ...changes, lists: { ...changes.lists, reviews: { items: [], ids } } };
}

it('believes within a look that a list is empty, where the CMS lists nothing in it', async () => {
  await open();
  publish([]);
  await arrives();
  expect(reviews()).toEqual([]);
  expect(readPages()[0]).toBe('/api/reviews?page=1&pageSize=100');
  cms.lists.themes = [];
  publish([]);
  await arrives();
  expect(snapshot.current()?.lists.themes).toEqual([]);
});

it.each([true, false])(
  'keeps of a list that comes back empty what the CMS still lists (changes known: %s)',
  async (isComplete) => {
    await open({ reconcileMs: 50 });
    const ids = cms.lists.reviews!.slice(10).map(({ id }) => id);
    const there = cms.lists.themes!.slice(1).map(({ id }) => id);
    cms.lists.themes = [];
    cms.changes = () => {
      const changes = changesSince(1);
      const lists = {
        reviews: { items: [], ids },
        themes: { items: [], ids: there, isWhole: true },
      };
      return { ...changes, isComplete, lists };
    };
    for (let times = 0; times < 5; times += 1) {
      publish([]);
      await arrives();
      expect(reviews()).toHaveLength(240);
      expect(snapshot.current()?.lists.themes).toHaveLength(1);
    }
    const read = readPages().length;
    await until(() => expect(readPages().length).toBeGreaterThan(read + 9));
    expect(reviews()).toHaveLength(240);
  },
);

it('takes out what is gone while an emptied list is in doubt', async () => {
  await open();
  cms.lists.themes = [];
  cms.changes = () => {
    const changes = changesSince(1);
    return { ...changes, lists: { ...changes.lists, themes: { items: [] } } };
  };
  publish(without('item-0100'));
  await until(() => expect(reviews()).toHaveLength(249));
  await until(() => expect(snapshot.status().fault?.kind).toBe('emptied'));
  expect(snapshot.current()?.lists.themes).toHaveLength(2);
});

it('reads all again some time after something came or went, and then finds what it was not told', async () => {
  await open();
  const told = cms.changes;
  cms.changes = (since) => {
    const changes = told!(since) as ReturnType<typeof changesSince>;
    changes.lists.reviews.items = changes.lists.reviews.items.filter(
      ({ id }) => id !== 'item-0002',
    );
    return changes;
  };
  const [first, second, ...others] = cms.lists.reviews!;
  publish([first!, { ...second, title: 'Not told' }, ...others, { id: 'new', title: 'New' }]);
  await arrives();
  expect(reviews()[1]?.title).toBe('Item 2');
  await until(() => expect(reviews()[1]?.title).toBe('Not told'), 20_000);
});

it('lets a CMS rest that takes long to tell all, however much comes and goes meanwhile', async () => {
  await open();
  const slowly = 150;
  cms.before = (url) => {
    const until = performance.now() + (url.pathname === '/api/reviews' ? slowly : 0);
    while (performance.now() < until);
  };
  publish([...cms.lists.reviews!, { id: 'one', title: 'One' }]);
  await until(() => expect(readPages().length).toBeGreaterThan(3), 20_000);
  await pause(200);
  const read = readPages().length;
  publish([...cms.lists.reviews!, { id: 'two', title: 'Two' }]);
  await arrives();
  // Without a rest all is read again after two seconds.
  await pause(3_500);
  expect(readPages()).toHaveLength(read);
});

it('gives the same object where all was read again and nothing differs', async () => {
  await open({ reconcileMs: 50 });
  const first = snapshot.current();
  await until(() => expect(readPages().length).toBeGreaterThan(9));
  expect(snapshot.current()).toBe(first);
});

it('goes on with changes while all is being read again', async () => {
  await open({ reconcileMs: 50 });
  let isHeld = false;
  // The reading of all hangs, as one of many pages would take its time.
  cms.before = (url) => {
    cms.behaviour = url.pathname === '/api/reviews' ? 'hangs' : 'well';
    isHeld ||= cms.behaviour === 'hangs';
  };
  await until(() => expect(isHeld).toBe(true));
  publish(cms.lists.reviews!.slice(1));
  await arrives();
  expect(reviews()).toHaveLength(249);
});

it('has what is gone leave the disk, though nothing else changes', async () => {
  await open();
  publish(without('item-0100'));
  await arrives();
  await until(async () => expect(await readFile(file, 'utf8')).not.toContain('item-0100'));
  expect(await readFile(file, 'utf8')).toContain('item-0101');
});

it('has what is gone leave the disk before it ends', async () => {
  await open();
  publish(without('item-0100'));
  await arrives();
  publish(without('item-0101'));
  await arrives();
  await snapshot.stop();
  expect(await readFile(file, 'utf8')).not.toMatch(/item-010[01]/);
});

const without = (gone: string) => cms.lists.reviews!.filter(({ id }) => id !== gone);

it('writes its file no more often than it can, and the newest last', async () => {
  await open();
  for (let times = 0; times < 10; times += 1) {
    publish(cms.lists.reviews!.slice(1));
    await arrives();
  }
  await snapshot.stop();
  const reading = await readSnapshotFile(file);
  expect(reading.ok && reading.value?.revision).toBe(cms.revision);
  await expect(stat(`${file}.${process.pid}.tmp`)).rejects.toThrow('ENOENT');
});
