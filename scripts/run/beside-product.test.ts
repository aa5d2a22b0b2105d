import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { databaseId } from './database-id.ts';
import { readSettings } from '../settings.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';

describe.each(['embargo-check', 'audit-check', 'documents-check'])('%s', (task) => {
  function check(dataDir: string) {
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
    const script = path.join(import.meta.dirname, '..', `${task}.ts`);
    return spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  }

  it('says that there is nothing to check, and makes nothing; it could not look', () => {
    const dataDir = temporaryFolder();
    const { status, stderr } = check(dataDir);
    expect(stderr).toContain(`DATA_DIR ${dataDir} belongs to no database yet`);
    expect(status).toBe(2);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('takes a product that cannot be opened for one that it could not look at', () => {
    const dataDir = temporaryFolder();
    const database = databaseId(readSettings({ DATA_DIR: dataDir }));
    const prepared = { database, withDemo: false };
    writeFileSync(path.join(dataDir, 'cms.sqlite'), 'this is no database');
    writeFileSync(path.join(dataDir, 'prepared.json'), JSON.stringify(prepared));
    expect(check(dataDir).status).toBe(2);
  });
});
