import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { openLog } from './log-file.ts';

it('keeps what is written, for the owner alone, and knows the last lines', () => {
  const log = openLog(path.join(temporaryFolder(), 'cms.log'));
  log.write('one\ntwo\n');
  log.write('three\n');
  expect(readFileSync(log.file, 'utf8')).toBe('one\ntwo\nthree\n');
  expect(log.lastLines(2)).toBe('two\nthree');
  expect((statSync(log.file).mode & 0o777).toString(8)).toBe('600');
});

it('never holds more than twice its bound on disk, also across starts', () => {
  const file = path.join(temporaryFolder(), 'cms.log');
  for (let start = 0; start < 3; start++) {
    const log = openLog(file, 100);
    for (let line = 0; line < 20; line++) log.write(`line ${start} ${line}\n`);
  }
  expect(statSync(file).size).toBeLessThanOrEqual(100);
  expect(statSync(`${file}.1`).size).toBeLessThanOrEqual(100);
  expect(readFileSync(file, 'utf8')).toContain('line 2 19');
});

it('goes on when its folder cannot be written, and still knows the last lines', () => {
  const log = openLog(path.join(temporaryFolder(), 'gone', 'cms.log'));
  log.write('one\n');
  expect(log.lastLines(1)).toBe('one');
});
