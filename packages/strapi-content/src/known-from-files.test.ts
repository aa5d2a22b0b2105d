import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RawSet } from './content-set.js';
import { knownFromFiles } from './known-from-files.js';
import { peekAtSnapshotFile } from './read-snapshot-file.js';
import { writeSnapshotFile } from './write-snapshot-file.js';

let folder: string;
let own: string;
let baked: string;
let reports: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'known-from-files-'));
  own = path.join(folder, 'own.json');
  baked = path.join(folder, 'baked.json');
  reports = [];
});
afterEach(() => rm(folder, { recursive: true }));

/** Longer than what is read of a file at once. */
const long = 'ä'.repeat(300_000);

const setOf = (revision: number): RawSet => ({
  revision,
  database: 'one',
  fetchedAt: '2026-11-29T12:00:00.000Z',
  lists: { reviews: [{ id: 'a', long, revision }, { id: 'b' }], themes: [] },
  singles: { settings: { name: 'Larkmoor' } },
});

const known = () =>
  knownFromFiles([own, baked], ['reviews'], (message) => void reports.push(message));

const edit = async (file: string, change: (text: string) => string) =>
  writeFile(file, change(await readFile(file, 'utf8')));

it('reads a file back as it was written, however long its lines are', async () => {
  await writeSnapshotFile(own, setOf(3));
  expect(await known()).toMatchObject({ path: own, set: setOf(3) });
  expect(reports).toEqual([]);
});

it('does not read a file to its end where another is newer', async () => {
  await writeSnapshotFile(own, setOf(2));
  await writeSnapshotFile(baked, setOf(3));
  await edit(own, (text) => text.slice(0, -100));
  expect((await known())?.path).toBe(baked);
  expect(reports).toEqual([]);
});

it('takes the older file where the newer is damaged, and says so', async () => {
  await writeSnapshotFile(own, setOf(4));
  await writeSnapshotFile(baked, setOf(3));
  await edit(own, (text) => text.replace('ää', 'äa'));
  expect(await known()).toMatchObject({ path: baked, set: setOf(3) });
  expect(reports[0]).toContain(`${own} is not what was written`);
});

it('reads a file of one line, as former versions wrote it, and compares it with the others', async () => {
  await writeSnapshotFile(own, setOf(4));
  await writeSnapshotFile(baked, setOf(3));
  const [, ...lines] = (await readFile(own, 'utf8')).split('\n');
  const body = lines.join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  await writeFile(own, `${JSON.stringify({ format: 1, sha256 })}\n${body}\n`);
  expect(await peekAtSnapshotFile(own)).toBeUndefined();
  expect(await known()).toMatchObject({ path: own, set: setOf(4) });
});
