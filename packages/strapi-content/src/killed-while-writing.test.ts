import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSnapshotFile } from './read-snapshot-file.js';
import { removeLeftovers } from './remove-leftovers.js';

const program = fileURLToPath(new URL('../tests/write-again-and-again.mjs', import.meta.url));
const kills = 8;

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'killed-while-writing-test-'));
  file = path.join(folder, 'published.json');
});
afterEach(() => rm(folder, { recursive: true }));

/** @returns the last revision of which the program said that it is written */
async function writeUntilKilled(): Promise<number> {
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  // At any moment of a further writing.
  await pause(100 * Math.random());
  child.kill('SIGKILL');
  await ended;
  return Number(said.trimEnd().split('\n').at(-1));
}

it('leaves a whole set of a process that is killed while it writes', async () => {
  for (let killed = 0; killed < kills; killed += 1) {
    const told = await writeUntilKilled();
    const reading = await readSnapshotFile(file);
    const set = reading.ok ? reading.value : undefined;
    expect(reading.ok).toBe(true);
    expect(set?.revision).toBeGreaterThanOrEqual(told);
    const reviews = set?.lists['reviews'] as { revision: number }[];
    expect(reviews).toHaveLength(2_000);
    expect(Math.max(...reviews.map(({ revision }) => revision))).toBe(set?.revision);
    await removeLeftovers(file);
    expect((await readdir(folder)).join()).toMatch(
      /^published\.json(,published\.json\.[\da-f]{16}\.changes)?$/,
    );
  }
}, 60_000);

it('removes nothing that a process which lives is writing, and nothing of others', async () => {
  const others = ['other.json.999999999.tmp', 'published.json.note'];
  const written = `published.json.${process.ppid}.tmp`;
  for (const name of [...others, written, 'published.json.999999999.tmp']) {
    await writeFile(path.join(folder, name), '');
  }
  await removeLeftovers(file);
  expect((await readdir(folder)).toSorted()).toEqual([...others, written].toSorted());
});

it('is content with a folder that is not there', async () => {
  await expect(removeLeftovers(path.join(folder, 'no', 'file.json'))).resolves.toBeUndefined();
});
