import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Publication, PublishedSet } from '@learning-reviews/content-contract';
import { examplePublishedSet } from '@learning-reviews/content-contract/examples';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SearchIndex, type IndexedItem } from './index/search-index.ts';
import { IndexFollower } from './index-follower.ts';
import { ThreadError } from './threads/thread.ts';

const [first] = examplePublishedSet.lists.publications as [Publication];
const without = {
  ...examplePublishedSet,
  lists: {
    ...examplePublishedSet.lists,
    publications: examplePublishedSet.lists.publications.filter(({ id }) => id !== first.id),
  },
};

let folder: string;
let index: SearchIndex;
let follower: IndexFollower;
let told: PublishedSet;
/** Names of calls that fail the next time. */
let failing: string[];
let reports: string[];
/** What was asked of the thread, in order, and when it was stopped. */
let asked: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'index-follower-'));
  index = new SearchIndex(folder);
  told = examplePublishedSet;
  failing = [];
  reports = [];
  asked = [];
  follower = follow();
  follower.start();
});

/** @param isSound what a look at all of the file finds */
function follow(isSound = true): IndexFollower {
  const described = () => ({
    path: index.path,
    isComplete: index.isComplete,
    isUntidy: index.isUntidy,
    known: index.known(),
  });
  // What the thread answers, without the thread.
  const calls: Record<string, (argument: never) => unknown> = {
    open: described,
    withoutText: (sha256s: string[]) => sha256s.filter((sha256) => !index.hasText(sha256)),
    put: (items: IndexedItem[]) => index.put(items),
    renew: (items: IndexedItem[]) => index.renew(items),
    remove: (rows: number[]) => index.remove(rows),
    warmUp: () => index.warmUp(),
    tidy: () => index.tidy(),
    complete: () => index.complete(),
    startAgain: () => (index.startAgain(), described()),
  };
  return new IndexFollower({
    writer: {
      stop: () => {
        asked.push('stop');
        return Promise.resolve();
      },
      call: (name, ...[argument]) => {
        asked.push(name);
        const at = failing.indexOf(name);
        if (at < 0) return Promise.resolve(calls[name]?.(argument as never) as never);
        failing.splice(at, 1);
        return Promise.reject(new ThreadError('The thread ended.'));
      },
    },
    current: () => told,
    textOf: () => Promise.resolve([]),
    whileClosed: (work) => work(),
    isSound: () => Promise.resolve(isSound),
    report: (message) => reports.push(message),
    lookMs: 5,
  });
}

afterEach(async () => {
  await follower.stop();
  index.close();
  rmSync(folder, { recursive: true });
});

const titles = () =>
  index
    .known()
    .filter(({ kind }) => kind === 'publication')
    .map(({ id }) => id);
const whole = () => vi.waitUntil(() => follower.progress.isComplete, { timeout: 20_000 });

it('tries again to take out what it could not take out', async () => {
  await whole();
  failing = ['remove'];
  told = without;
  await expect(follower.caughtUp()).rejects.toThrow('The thread ended.');
  expect(await follower.caughtUp()).toBeUndefined();
  await vi.waitUntil(async () => (await follower.caughtUp()) === told, { timeout: 20_000 });
  expect(titles()).not.toContain(first.id);
  expect(index.reader.find(first.referenceName ?? '', []).rows.publication.length).toBeGreaterThan(
    0,
  );
});

it('tells nobody of a row whose item has gone, and of no other row', async () => {
  await whole();
  const row = follower.rowOf('publication', first.id) ?? 0;
  expect(follower.idAt(row)).toBe(first.id);
  told = without;
  await follower.caughtUp();
  expect([follower.idAt(row), follower.rowOf('publication', first.id)]).toEqual([
    undefined,
    undefined,
  ]);
  expect(titles()).toHaveLength(without.lists.publications.length);
});

it('puts in again what another name of a theme says, and nobody finds the former one', async () => {
  await whole();
  const [theme] = told.lists.themes.filter(({ id }) => first.themes.includes(id));
  const rename = (name: string) => {
    const themes = told.lists.themes.map((one) => (one.id === theme?.id ? { ...one, name } : one));
    told = { ...told, lists: { ...told.lists, themes } };
  };
  rename('Zqxvkwjh');
  await vi.waitUntil(() => index.reader.find('zqxvkwjh', []).rows.publication.length > 0, {
    timeout: 20_000,
  });
  rename('Zqrenamed');
  await follower.caughtUp();
  expect(index.reader.find('zqxvkwjh', []).rows.publication).toHaveLength(0);
  const [row = 0] = index.reader.find('zqrenamed', []).rows.publication;
  expect(follower.idAt(row)).toBeDefined();
});

it('goes on with another thread once all of it is made, since making it took memory', async () => {
  await whole();
  const [stopped, opened] = [asked.indexOf('stop'), asked.lastIndexOf('open')];
  expect(stopped).toBeGreaterThan(asked.indexOf('complete'));
  expect(opened).toBeGreaterThan(stopped);
  told = without;
  expect(await follower.caughtUp()).toBe(told);
  expect(asked.filter((name) => name === 'stop')).toHaveLength(1);
});

it('prepares its thread once for what will leave first', async () => {
  await whole();
  await vi.waitUntil(() => asked.includes('warmUp'), { timeout: 20_000 });
  expect(asked.indexOf('warmUp')).toBeGreaterThan(asked.lastIndexOf('open'));
  told = without;
  expect(await follower.caughtUp()).toBe(told);
  expect(asked.filter((name) => name === 'warmUp')).toHaveLength(1);
});

it('keeps the index where its thread cannot be prepared, as on a disk that is full', async () => {
  failing = ['warmUp', 'warmUp', 'warmUp', 'warmUp'];
  await whole();
  await vi.waitUntil(() => asked.includes('warmUp'), { timeout: 20_000 });
  const openings = asked.filter((name) => name === 'open').length;
  told = without;
  expect(await follower.caughtUp()).toBe(told);
  await pause(300);
  expect(asked).not.toContain('startAgain');
  expect(asked.filter((name) => name === 'open')).toHaveLength(openings);
});

it('keeps the index where it cannot be tidied up, as on a disk that is full, and does so later', async () => {
  await whole();
  failing = ['tidy'];
  told = without;
  expect(await follower.caughtUp()).toBe(told);
  const openings = asked.filter((name) => name === 'open').length;
  await vi.waitUntil(() => failing.length === 0, { timeout: 20_000 });
  await pause(100);
  expect(asked.filter((name) => name === 'open')).toHaveLength(openings);
  expect(await follower.caughtUp()).toBe(told);
  expect(reports.at(-1)).toBe('The search index is tidied up later. The thread ended.');
  told = examplePublishedSet;
  await vi.waitUntil(() => !index.isUntidy, { timeout: 20_000 });
  expect(titles()).toHaveLength(told.lists.publications.length);
});

it('makes the index anew where that fails more than twice', async () => {
  await whole();
  failing = ['renew', 'renew', 'renew'];
  told = { ...without, lists: { ...without.lists, publications: [{ ...first, title: 'Zqnew' }] } };
  await vi.waitUntil(() => index.reader.find('zqnew', []).rows.publication.length > 0, {
    timeout: 20_000,
  });
  expect(titles()).toEqual([first.id]);
});

it('uses a whole index that is there, and makes it anew where a look at all of it finds damage', async () => {
  await whole();
  await follower.stop();
  follower = follow(false);
  follower.start();
  await vi.waitUntil(() => reports.some((line) => line.includes('made anew')), { timeout: 20_000 });
  await whole();
  expect(titles()).toHaveLength(told.lists.publications.length);
});
