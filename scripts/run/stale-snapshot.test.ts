import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { removeStaleSnapshots } from './stale-snapshot.ts';

function prepare(latest: string) {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'public'));
  writeFileSync(path.join(folder, 'public', 'latest.json'), latest);
  const snapshot = path.join(folder, 'published.json');
  const set = { revision: 7, database: 'a', lists: {} };
  writeFileSync(snapshot, `{"format":1}\n${JSON.stringify(set)}\n`);
  return { folder, snapshot };
}

it.each([
  ['{"database":"a","revision":8}', false],
  ['{"database":"a","revision":7}', true],
  ['{"database":"a","revision":6}', true],
  ['{"database":"b","revision":8}', true],
  ['damaged', true],
])('where the newest is %s, a snapshot of revision 7 of “a” stays: %s', (latest, stays) => {
  const { folder, snapshot } = prepare(latest);
  const missing = path.join(folder, 'missing.json');
  expect(removeStaleSnapshots(folder, [snapshot, missing])).toEqual(stays ? [] : [snapshot]);
  expect(existsSync(snapshot)).toBe(stays);
});
