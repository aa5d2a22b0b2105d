import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { contentHash } from './content-hash.ts';

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

it('is the same for the same files, whatever their time stamps', () => {
  const one = folderWith({ 'src/a.ts': '1', 'src/b/c.ts': '2' });
  const other = folderWith({ 'src/b/c.ts': '2', 'src/a.ts': '1' });
  utimesSync(path.join(other, 'src/a.ts'), 1, 1);
  expect(contentHash(one, ['src/**'])).toBe(contentHash(other, ['src/**']));
});

it('changes with a content, a name, a new file and a removed file', () => {
  const folder = folderWith({ 'src/a.ts': '1', 'src/b.ts': '2' });
  const before = contentHash(folder, ['src/**']);
  writeFileSync(path.join(folder, 'src/a.ts'), 'changed');
  const changed = contentHash(folder, ['src/**']);
  writeFileSync(path.join(folder, 'src/c.ts'), '');
  const added = contentHash(folder, ['src/**']);
  rmSync(path.join(folder, 'src/c.ts'));
  rmSync(path.join(folder, 'src/b.ts'));
  const removed = contentHash(folder, ['src/**']);
  const renamed = contentHash(folderWith({ 'src/z.ts': '1', 'src/b.ts': '2' }), ['src/**']);
  expect(new Set([before, changed, added, removed, renamed]).size).toBe(5);
});

it('leaves out what is not asked for, tests and packages', () => {
  const folder = folderWith({ 'src/a.ts': '1' });
  const before = contentHash(folder, ['src/**'], ['**/*.test.ts']);
  for (const name of ['other.ts', 'src/a.test.ts', 'src/node_modules/x/y.ts']) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), 'x');
  }
  expect(contentHash(folder, ['src/**'], ['**/*.test.ts'])).toBe(before);
});
