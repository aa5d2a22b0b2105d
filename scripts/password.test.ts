import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lockDataDir } from './run/data-dir.ts';
import { databaseId } from './run/database-id.ts';
import { readSettings } from './settings.ts';
import { temporaryFolder } from './tests/temporary-folder.ts';

function setPassword(dataDir: string, ...args: string[]) {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
  const script = path.join(import.meta.dirname, 'password.ts');
  return spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
}

it.each([[[]], [['somebody']], [['a@example.org', 'b@example.org']]])(
  'asks for one e-mail address: %j',
  (args) => {
    const { status, stderr } = setPassword(temporaryFolder(), ...args);
    expect(status).toBe(1);
    expect(stderr).toContain('npm run password -- name@example.org');
  },
);

it('says that there is no database, and makes none', () => {
  const dataDir = temporaryFolder();
  const { status, stderr } = setPassword(dataDir, 'a@example.org');
  expect(status).toBe(1);
  expect(stderr).toContain(`DATA_DIR ${dataDir} belongs to no database yet`);
  expect(readdirSync(dataDir)).toEqual([]);
});

it('says that the product is running', () => {
  const dataDir = temporaryFolder();
  const database = databaseId(readSettings({ DATA_DIR: dataDir }));
  writeFileSync(path.join(dataDir, 'cms.sqlite'), '');
  writeFileSync(path.join(dataDir, 'prepared.json'), JSON.stringify({ database, withDemo: false }));
  const release = lockDataDir(dataDir);
  const { status, stderr } = setPassword(dataDir, 'a@example.org');
  release();
  expect(status).toBe(1);
  expect(stderr).toMatch(/already running with DATA_DIR .* Stop it first .* set the password/);
});
