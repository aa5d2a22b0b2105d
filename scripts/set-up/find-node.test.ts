import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { findNode, isSuitable, refuseTooOld } from './find-node.mjs';

const repository = path.join(import.meta.dirname, '..', '..');
const systemNode = '/usr/bin/node';

/** A copy of scripts/node-runtime with an npm that "installs" a Node of the given version. */
function folderWithFakeNpm(version: string): string {
  const root = temporaryFolder();
  const runtime = path.join(root, 'scripts', 'node-runtime');
  mkdirSync(runtime, { recursive: true });
  cpSync(
    path.join(repository, 'scripts', 'node-runtime', 'package.json'),
    path.join(runtime, 'package.json'),
  );
  const npm = path.join(root, 'npm.js');
  const node = JSON.stringify(`#!/bin/sh\necho v${version}\n`);
  writeFileSync(
    npm,
    `const fs = require('fs'); fs.mkdirSync('node_modules/.bin', { recursive: true });
     fs.writeFileSync('node_modules/.bin/node', ${node}, { mode: 0o755 });`,
  );
  vi.stubEnv('npm_execpath', npm);
  return root;
}

it.each([
  ['24.0.0', true],
  ['24.21.0', true],
  ['22.18.0', true],
  ['22.17.1', false],
  ['20.20.2', false],
  ['23.11.0', false],
  ['25.1.0', false],
])('Node %s is suitable: %s', (version, expected) => {
  expect(isSuitable(version)).toBe(expected);
});

it('uses the Node that runs when it is suitable', async () => {
  expect(await findNode('/nowhere', { version: '24.1.0', execPath: '/a/node' })).toBe('/a/node');
});

it('installs the pinned Node once when this one is too old or too new', async () => {
  const root = folderWithFakeNpm('24.21.0');
  const expected = path.join(root, 'scripts/node-runtime/node_modules/.bin/node');
  expect(await findNode(root, { version: '20.20.2' })).toBe(expected);
  vi.stubEnv('npm_execpath', '/no/such/npm.js');
  expect(await findNode(root, { version: '26.0.0' })).toBe(expected);
  vi.unstubAllEnvs();
});

it('says what to do where the pinned Node does not run', async () => {
  const root = folderWithFakeNpm('1.0.0');
  await expect(findNode(root, { version: '20.20.2' })).rejects.toThrow(
    /Node 24\.21\.0 could not be installed for .*Install Node 24 from https:\/\/nodejs\.org\//,
  );
  vi.unstubAllEnvs();
});

it('says what to do with a Node that is too old', () => {
  expect(() => refuseTooOld('18.19.0')).toThrow(
    'This machine has Node 18.19.0, which is too old. Install Node 24 (or any from 20 on) from https://nodejs.org/ and run the same command again.',
  );
  expect(() => refuseTooOld('20.0.0')).not.toThrow();
});

const systemVersion = existsSync(systemNode)
  ? execFileSync(systemNode, ['--version'], { encoding: 'utf8' }).trim().slice(1)
  : '24.0.0';

it.runIf(!isSuitable(systemVersion))('runs a task in Node 24 where the machine has another', () => {
  const run = path.join(repository, 'scripts', 'run.mjs');
  const env = { ...process.env, PATH: '/usr/bin:/bin', NODE_OPTIONS: '' };
  const output = execFileSync(systemNode, [run, 'test', '--list'], { encoding: 'utf8', env });
  expect(output).toContain('tests of the commands');
});
