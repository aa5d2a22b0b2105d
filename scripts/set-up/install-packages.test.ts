import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { isInstalled } from './install-packages.mjs';

const lock = {
  '': { version: '1.0.0' },
  'packages/own': { version: '0.1.0' },
  'node_modules/own': { link: true },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/only-on-windows': { version: '1.0.0', optional: true },
};
const { 'node_modules/only-on-windows': _other, '': _root, ...installed } = lock;

function project(record?: object): string {
  const root = temporaryFolder();
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: lock }));
  mkdirSync(path.join(root, 'node_modules'));
  if (record) {
    const file = path.join(root, 'node_modules', '.package-lock.json');
    writeFileSync(file, JSON.stringify({ packages: record }));
  }
  return root;
}

it('finds everything installed', () => {
  expect(isInstalled(project(installed))).toBe(true);
});

it('counts an installation that was cut short as none', () => {
  expect(isInstalled(project())).toBe(false);
});

it('sees another version and a missing package', () => {
  expect(isInstalled(project({ ...installed, 'node_modules/zod': { version: '4.0.0' } }))).toBe(
    false,
  );
  expect(isInstalled(project({ 'node_modules/own': { link: true } }))).toBe(false);
});
