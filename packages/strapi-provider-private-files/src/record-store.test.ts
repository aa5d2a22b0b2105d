import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localRecords } from './local-records';
import { StoreUnreachableError } from './private-files-error';
import type { RecordStore } from './record-store';
import { s3Records } from './s3/s3-records';
import { temporaryName } from './temporary-files';
import { TestS3 } from './testing/s3-server';

const root = mkdtempSync(path.join(tmpdir(), 'records-'));
const folder = path.join(root, 'withdrawals');
let s3: TestS3;

beforeAll(async () => {
  s3 = await TestS3.start();
});

afterAll(async () => {
  await s3.stop();
  await rm(root, { recursive: true });
});

describe.each<[string, () => RecordStore]>([
  ['a folder', () => localRecords(folder)],
  ['a bucket', () => s3Records(s3.options, 'withdrawals/')],
])('in %s', (_, open) => {
  it('records are kept, replaced, read in order and removed', async () => {
    const records = open();
    expect(await records.readAll()).toEqual([]);
    await records.write('b.json', '{"text":"Ünïcode"}');
    await records.write('a-1.json', 'one');
    await records.write('a-1.json', 'two');
    const kept = { name: 'b.json', text: '{"text":"Ünïcode"}' };
    expect(await open().readAll()).toEqual([{ name: 'a-1.json', text: 'two' }, kept]);
    expect(await records.names()).toEqual(['a-1.json', 'b.json']);
    await records.remove('a-1.json');
    await records.remove('never.json');
    expect(await records.readAll()).toEqual([kept]);
  });

  it('forty records are read', async () => {
    const records = open();
    await Promise.all(Array.from({ length: 40 }, (_, at) => records.write(`n${at}.json`, `${at}`)));
    const read = await records.readAll();
    expect(read.filter(({ name }) => name.startsWith('n'))).toHaveLength(40);
    expect(read.find(({ name }) => name === 'n17.json')?.text).toBe('17');
  });

  it.each(['../a.json', 'a/b.json', 'A.json', '.json', 'a.txt', ''])(
    'none has the name %o',
    async (name) => {
      await expect(open().write(name, 'x')).rejects.toThrow('This is not the name of a record.');
      await expect(open().remove(name)).rejects.toThrow('This is not the name of a record.');
    },
  );
});

it('a folder of records is for its owner only, and holds nothing half', async () => {
  writeFileSync(path.join(folder, 'notes.txt'), 'by hand');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, 'b.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  expect((await localRecords(folder).readAll()).map(({ name }) => name)).not.toContain('notes.txt');
});

it('half a record of a process that was killed goes when they are read, one of this process stays', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const left = temporaryName('.record').replace(`-${process.pid}-`, `-${pid}-`);
  const own = temporaryName('.record');
  for (const name of [left, own]) writeFileSync(path.join(folder, name), '{"ha');
  await localRecords(folder).readAll();
  expect(readdirSync(folder)).not.toContain(left);
  expect(readdirSync(folder)).toContain(own);
});

it('a folder or a bucket that cannot be read is not taken for an empty one', async () => {
  const blocked = path.join(root, 'blocked');
  writeFileSync(blocked, 'a file where the folder should be');
  await expect(localRecords(blocked).readAll()).rejects.toThrow(StoreUnreachableError);
  await expect(localRecords(blocked).names()).rejects.toThrow(StoreUnreachableError);
  await expect(localRecords(blocked).write('a.json', '')).rejects.toThrow(StoreUnreachableError);
  const nowhere = s3Records({ ...s3.options, bucket: 'nowhere' }, 'withdrawals/');
  await expect(nowhere.readAll()).rejects.toThrow(StoreUnreachableError);
  await expect(nowhere.names()).rejects.toThrow(StoreUnreachableError);
  await expect(nowhere.write('a.json', '')).rejects.toThrow(StoreUnreachableError);
});
