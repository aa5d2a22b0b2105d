import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { readOrMakeSecrets } from './secrets.ts';

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

it('makes the secrets once, readable by the owner alone', () => {
  const folder = temporaryFolder();
  const first = readOrMakeSecrets(folder);
  expect(readOrMakeSecrets(folder)).toEqual(first);
  expect(modeOf(path.join(folder, 'secrets.json'))).toBe('600');
  expect(new Set(Object.values(first)).size).toBe(9);
  expect(Object.values(first).every((secret) => secret.length >= 43)).toBe(true);
});

it('closes a file that someone has opened to others', () => {
  const folder = temporaryFolder();
  readOrMakeSecrets(folder);
  chmodSync(path.join(folder, 'secrets.json'), 0o644);
  readOrMakeSecrets(folder);
  expect(modeOf(path.join(folder, 'secrets.json'))).toBe('600');
});

it('adds a secret that a new version needs and keeps the others', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'secrets.json');
  const { SITE_TOKEN: _gone, ...older } = readOrMakeSecrets(folder);
  writeFileSync(file, JSON.stringify(older));
  const now = readOrMakeSecrets(folder);
  expect(now).toMatchObject(older);
  expect(now.SITE_TOKEN).toHaveLength(43);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(now);
});

it.each(['{"APP_KEYS": "cut sho', '[]x', '{"APP_KEYS": ""}', '"text"'])(
  'never replaces a damaged file: %s',
  (text) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'secrets.json'), text);
    expect(() => readOrMakeSecrets(folder)).toThrow(/is damaged. Restore it from a backup/);
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).toBe(text);
  },
);
