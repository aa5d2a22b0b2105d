import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { refuseLittleSpace } from '../set-up/install-packages.mjs';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { explainUnwritable, lockDataDir, prepareDataDir } from './data-dir.ts';

it('makes the folder for its owner alone', () => {
  const dataDir = path.join(temporaryFolder(), 'deep', 'data');
  prepareDataDir(dataDir);
  expect((statSync(dataDir).mode & 0o777).toString(8)).toBe('700');
});

it('says what to do when the folder cannot be made', () => {
  const file = path.join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => prepareDataDir(path.join(file, 'data'))).toThrow(
    /DATA_DIR \(.*data\) cannot be written \(ENOTDIR\).*set DATA_DIR to a folder that belongs to you/,
  );
});

it('says what to do when the disk is full', () => {
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  expect(explainUnwritable('DATA_DIR', '/data', full)).toBe(
    'The disk that holds DATA_DIR (/data) is full. Free some space and run the same command again; nothing is lost.',
  );
});

it('refuses to begin on a disk with too little room', () => {
  const folder = temporaryFolder();
  expect(() => refuseLittleSpace(folder, 1e9, 'a giant')).toThrow(
    /has [\d.]+ GB free, and a giant needs 1000000000 GB\. Free some space/,
  );
  expect(() => refuseLittleSpace(folder, 0, 'nothing')).not.toThrow();
});

it('lets one product at a time use the folder', () => {
  const dataDir = temporaryFolder();
  const release = lockDataDir(dataDir);
  expect(() => lockDataDir(dataDir)).toThrow(
    /already running with DATA_DIR .*Stop it first.*WEB_PORT and CMS_PORT/,
  );
  release();
  lockDataDir(dataDir)();
});

it('is free again when the process that held it was killed', async () => {
  const dataDir = temporaryFolder();
  const script = `import { lockDataDir } from ${JSON.stringify(path.join(import.meta.dirname, 'data-dir.ts'))};
    lockDataDir(${JSON.stringify(dataDir)}); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(holder.stdout, 'data');
  expect(() => lockDataDir(dataDir)).toThrow('already running');
  holder.kill('SIGKILL');
  await once(holder, 'close');
  lockDataDir(dataDir)();
});
