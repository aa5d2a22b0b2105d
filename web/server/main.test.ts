import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const main = path.join(import.meta.dirname, 'main.ts');

it('says in one line what is wrong with a setting, and does not start', () => {
  const env = { ...process.env, WEB_PORT: 'http' };
  const { status, stderr } = spawnSync(process.execPath, [main], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  const lines = stderr.split('\n').filter((line) => line.startsWith('[web]'));
  expect(lines).toEqual([
    expect.stringMatching(/^\[web\] The site cannot start, since a setting is wrong\. WEB_PORT: /),
  ]);
  expect(stderr).not.toContain('    at ');
});
