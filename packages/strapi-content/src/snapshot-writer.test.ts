import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { numbered } from '../tests/fake-cms.ts';
import type { RawSet } from './content-set.js';
import { peekAtSnapshotFile, readSnapshot, readSnapshotFile } from './read-snapshot-file.js';
import { removeLeftovers } from './remove-leftovers.js';
import { SnapshotWriter } from './snapshot-writer.js';

/** The whole is not written only because something is gone. */
const hardly = 1e-9;

let folder: string;
let file: string;
let before: RawSet;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'snapshot-writer-test-'));
  file = path.join(folder, 'published.json');
  before = {
    revision: 1,
    database: 'one',
    fetchedAt: '2026-11-29T12:00:00.000Z',
    checkedBy: 'a',
    lists: { reviews: numbered(100), themes: numbered(3, 900) },
    singles: { settings: { name: 'Larkmoor' } },
  };
});
afterEach(() => rm(folder, { recursive: true }));

/** The set before, with another list of reviews. */
const withReviews = (revision: number, reviews: object[]): RawSet => ({
  ...before,
  revision,
  fetchedAt: `2026-11-29T12:00:0${revision}.000Z`,
  lists: { ...before.lists, reviews },
});
const oneLess = () => withReviews(2, before.lists['reviews']!.slice(1));
const setIn = async () => {
  const reading = await readSnapshotFile(file);
  return reading.ok ? reading.value : reading.error.message;
};
const changesFiles = async () =>
  (await readdir(folder)).filter((name) => name.endsWith('.changes'));
const onlyChangesFile = async () => path.join(folder, (await changesFiles())[0] ?? 'none');

it.each([
  ['an item less', () => oneLess()],
  ['an item more', () => withReviews(2, [...before.lists['reviews']!, ...numbered(1, 500)])],
  [
    'an item changed, and the list in another order',
    () => withReviews(2, [{ id: 'new', title: 'New' }, ...before.lists['reviews']!.toReversed()]),
  ],
  ['another single item', () => ({ ...before, revision: 2, singles: { settings: null } })],
  ['an item that does not fit', () => ({ ...oneLess(), checkedBy: undefined })],
])('writes no more than what differs: %s', async (_what, change) => {
  const writer = new SnapshotWriter(file, undefined, hardly);
  await writer.write(before);
  const { ino } = await stat(file);
  const set = change();
  await writer.write(set);
  expect((await stat(file)).ino).toBe(ino);
  expect((await stat(await onlyChangesFile())).mode & 0o777).toBe(0o600);
  expect(await setIn()).toEqual(set);
  expect(await peekAtSnapshotFile(file)).toMatchObject({ revision: 2, fetchedAt: set.fetchedAt });
});

it('holds the last of many changes, one after the other', async () => {
  const writer = new SnapshotWriter(file, undefined, hardly);
  await writer.write(before);
  await writer.write(oneLess());
  const back = withReviews(3, before.lists['reviews']!);
  await writer.write(back);
  expect(await setIn()).toEqual(back);
  expect(await changesFiles()).toHaveLength(1);
});

it('writes all again once much differs, and leaves no changes beside it', async () => {
  const writer = new SnapshotWriter(file, undefined, hardly);
  await writer.write(before);
  await writer.write(oneLess());
  const other = withReviews(3, numbered(100, 300));
  await writer.write(other);
  expect(await changesFiles()).toEqual([]);
  expect(await setIn()).toEqual(other);
});

it('has what is gone leave the disk as soon as that does not take too much of the time', async () => {
  const writer = new SnapshotWriter(file, undefined, 1);
  await writer.write(before);
  await pause(500);
  await writer.write(oneLess());
  expect(await changesFiles()).toEqual([]);
  expect(await readFile(file, 'utf8')).not.toContain('"item-0001"');
});

it('writes what is gone into the small file where the disk takes no large one', async () => {
  const writer = new SnapshotWriter(file, undefined, 1);
  await writer.write(before);
  await pause(500);
  await mkdir(`${file}.${process.pid}.tmp`);
  await expect(writer.write(oneLess())).rejects.toThrow('EISDIR');
  expect(await setIn()).toEqual(oneLess());
  expect(writer.tidyAfterMs).toBeGreaterThan(5_000);
  const next = withReviews(3, oneLess().lists['reviews']!.slice(1));
  await writer.write(next);
  expect(await setIn()).toEqual(next);
});

it('says when to write once more, where what is gone is still on the disk', async () => {
  const writer = new SnapshotWriter(file, undefined, hardly);
  await writer.write(before);
  await writer.write(withReviews(2, [...before.lists['reviews']!, ...numbered(1, 500)]));
  expect(writer.tidyAfterMs).toBeUndefined();
  await writer.write(oneLess());
  expect(writer.tidyAfterMs).toBeGreaterThan(1_000);
  await writer.writeWhole(oneLess());
  expect(writer.tidyAfterMs).toBeUndefined();
  expect(await readFile(file, 'utf8')).not.toContain('"item-0001"');
});

it('goes on from a file that was read', async () => {
  await new SnapshotWriter(file).write(before);
  const reading = await readSnapshot(file);
  const { set, base } = (reading.ok && reading.value) || {};
  const { ino } = await stat(file);
  const reviews = [...set!.lists['reviews']!, ...numbered(1, 500)];
  const next = { ...set!, revision: 2, lists: { ...set!.lists, reviews } };
  await new SnapshotWriter(file, base).write(next);
  expect((await stat(file)).ino).toBe(ino);
  expect(await setIn()).toEqual(next);
});

it('does not rely on a file that another process has written since', async () => {
  const one = new SnapshotWriter(file, undefined, hardly);
  const other = new SnapshotWriter(file, undefined, hardly);
  await one.write(before);
  await other.write({ ...before, fetchedAt: '2026-11-29T12:00:01.000Z' });
  await one.write(oneLess());
  expect(await setIn()).toEqual(oneLess());
  await other.write(withReviews(3, numbered(2)));
  expect(await setIn()).toEqual(withReviews(3, numbered(2)));
});

it.each([
  ['cut short', (text: string) => text.slice(0, text.length / 2)],
  ['changed', (text: string) => text.replace('"revision":2', '"revision":3')],
  ['of a newer version', (text: string) => text.replace('"format":2', '"format":3')],
  ['empty', () => ''],
])('does not use a file whose changes are %s: it would show what is gone', async (_how, damage) => {
  const writer = new SnapshotWriter(file, undefined, hardly);
  await writer.write(before);
  await writer.write(oneLess());
  const changes = await onlyChangesFile();
  await writeFile(changes, damage(await readFile(changes, 'utf8')));
  expect(await setIn()).toMatch(/\.changes .* is left unused/);
  expect(await peekAtSnapshotFile(file)).toBeUndefined();
});

it('removes changes of a file that is not there any more, and keeps those of the one that is', async () => {
  const writer = new SnapshotWriter(file, undefined, hardly);
  await writer.write(before);
  await writer.write(oneLess());
  const kept = await changesFiles();
  const old = `published.json.${'0'.repeat(16)}.changes`;
  await writeFile(path.join(folder, old), '');
  await writeFile(path.join(folder, `${old}.999999999.tmp`), '');
  await removeLeftovers(file);
  expect((await readdir(folder)).toSorted()).toEqual(['published.json', ...kept].toSorted());
});
