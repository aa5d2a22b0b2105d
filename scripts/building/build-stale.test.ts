import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../tests/temporary-folder.ts';
import { buildStale, forget, isStale } from './build-stale.ts';
import { type BuildStep, webStep } from './steps.ts';

const builder = `
const fs = require('node:fs');
fs.mkdirSync('dist', { recursive: true });
fs.writeFileSync('dist/out.js', fs.readFileSync('src/in.txt'));
fs.appendFileSync('runs.txt', 'x');
`;

function project() {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'src'));
  writeFileSync(path.join(folder, 'src/in.txt'), 'first');
  writeFileSync(path.join(folder, 'builder.cjs'), builder);
  const step: BuildStep = {
    name: 'sample',
    label: 'Building the sample',
    inputs: ['src/**'],
    output: 'dist/out.js',
    clean: ['dist'],
    args: [path.join(folder, 'builder.cjs')],
    cwd: folder,
  };
  const runs = () => readFileSync(path.join(folder, 'runs.txt'), 'utf8').length;
  return { folder, step, runs };
}

it('builds what was never built, and not again while nothing has changed', async () => {
  const { folder, step, runs } = project();
  expect(await buildStale([step], { folder })).toEqual(['sample']);
  expect(await buildStale([step], { folder })).toEqual([]);
  expect(runs()).toBe(1);
});

it('builds again when an input changes, the result is gone, or it is told to forget', async () => {
  const { folder, step, runs } = project();
  await buildStale([step], { folder });
  writeFileSync(path.join(folder, 'src/in.txt'), 'second');
  await buildStale([step], { folder });
  rmSync(path.join(folder, 'dist'), { recursive: true });
  await buildStale([step], { folder });
  forget(step, folder);
  await buildStale([step], { folder });
  expect(runs()).toBe(4);
});

it('gives the site of each database a build of its own', () => {
  const [one, other] = [webStep('one'), webStep('other')];
  expect(one.clean).not.toEqual(other.clean);
  for (const { clean, output } of [one, other]) expect(output).toContain(`${clean[0]}/`);
});

it('removes what an earlier build left behind', async () => {
  const { folder, step } = project();
  await buildStale([step], { folder });
  writeFileSync(path.join(folder, 'dist/old.js'), '');
  writeFileSync(path.join(folder, 'src/in.txt'), 'second');
  await buildStale([step], { folder });
  expect(() => readFileSync(path.join(folder, 'dist/old.js'))).toThrow('ENOENT');
});

it('counts a step as built when another has covered it', async () => {
  const { folder, step, runs } = project();
  const part: BuildStep = { ...step, name: 'part' };
  const whole: BuildStep = { ...step, name: 'whole', covers: ['part'] };
  expect(await buildStale([whole, part], { folder })).toEqual(['whole', 'part']);
  expect(runs()).toBe(1);
});

it('says what the tool wrote when it fails, and counts the result as stale', async () => {
  const { folder, step } = project();
  writeFileSync(
    path.join(folder, 'builder.cjs'),
    'console.error("a fault in line 3"); process.exit(2)',
  );
  await expect(buildStale([step], { folder })).rejects.toThrow(/exit code 2[^]*a fault in line 3/);
  expect(isStale(step, { folder })).toBe(true);
});

it('ends the tool when someone stops the start', async () => {
  const { folder, step } = project();
  writeFileSync(path.join(folder, 'builder.cjs'), 'setTimeout(() => {}, 60000)');
  const controller = new AbortController();
  const building = buildStale([step], { folder, signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(building).rejects.toThrow('enough');
});
