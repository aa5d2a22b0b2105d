import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pdfOf, words } from '../pdf/tests/build-pdf.js';
import { defaultLimits } from '../limits.js';
import { engineFile } from '../pdf/engine-file.js';
import { childCode, preparedChild, stopWithParent } from './child-code.js';
import { packageFolder } from './readable-code.js';

// A copy of this package, so that what was prepared can be broken; where it finds its dependencies.
const dist = path.join(packageFolder, 'dist');
const copy = mkdtempSync(path.join(dist, 'copy-'));
afterAll(() => rmSync(copy, { recursive: true }));

for (const entry of readdirSync(dist).filter((name) => !name.startsWith('copy-'))) {
  cpSync(path.join(dist, entry), path.join(copy, 'dist', entry), { recursive: true });
}
cpSync(path.join(packageFolder, 'package.json'), path.join(copy, 'package.json'));
const file = path.join(copy, 'report.pdf');
writeFileSync(file, pdfOf({ pages: [{ content: words('Seen at home.') }] }));
const prepared = path.join(copy, path.relative(packageFolder, preparedChild));
const sound = readFileSync(prepared);

/** What a check of the copy says, and whether what was prepared still counts as usable after it. */
function check() {
  const module = (name: string) => JSON.stringify(path.join(copy, 'dist', name));
  const program = `
    const { checkDocument } = await import(${module('index.js')});
    const { childCode } = await import(${module('process/child-code.js')});
    const { unchecked, pages } = await checkDocument(${JSON.stringify(file)});
    console.log(JSON.stringify({ unchecked, pages, ...childCode(), args: undefined }));`;
  const args = ['--input-type=module', '-e', program];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as unknown;
}

describe('what was prepared', () => {
  it('is there once the package is built, and does the work', () => {
    expect(childCode().isPrepared).toBe(true);
    expect(check()).toMatchObject({ unchecked: null, pages: { checked: 1 }, isPrepared: true });
  });

  it.each([
    ['of no use', Buffer.from('garbage')],
    ['cut short', sound.subarray(0, sound.length / 2)],
    ['empty', Buffer.alloc(0)],
  ])('is done without when it is %s', (_, bytes) => {
    writeFileSync(prepared, bytes);
    expect(check()).toMatchObject({ unchecked: null, pages: { checked: 1 }, isPrepared: false });
  });
});

it.each([
  ['by itself', [path.join(dist, 'process', 'child.js')]],
  ['prepared', [`--snapshot-blob=${preparedChild}`]],
])('does nothing in a process that may open other files: %s', (_, args) => {
  const job = { kind: 'check', fileName: 'a.pdf', allowedFormats: ['PDF'], limits: defaultLimits };
  const given = { ...job, parent: process.pid, engineFile: engineFile(), stopWithParent };
  const opened = openSync(file, 'r');
  const { stdout } = spawnSync(process.execPath, args, {
    input: JSON.stringify(given),
    stdio: ['pipe', 'pipe', 'ignore', opened],
    encoding: 'utf8',
  });
  closeSync(opened);
  expect(JSON.parse(stdout)).toMatchObject({
    type: 'failed',
    reason: { reason: 'checker-failed' },
  });
});
