import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const tasks = [
  'start',
  'test',
  'develop',
  'format',
  'password',
  'remove-demonstration',
  'embargo-check',
];

function run(...args: string[]) {
  const script = path.join(import.meta.dirname, 'run.mjs');
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

it.each([[['--help']], [['-h']], [['start', '--help']]])('%j lists the tasks', (args) => {
  const { status, stdout } = run(...args);
  expect(status).toBe(0);
  for (const command of ['start', 'test', 'run develop', 'run format', 'run password']) {
    expect(stdout).toContain(`npm ${command}`);
  }
});

it.each([
  [['nonsense'], 'There is no task called "nonsense". There are:'],
  [['toString'], 'There is no task called "toString". There are:'],
  [[], 'Which task? There are:'],
])('%j is answered with the tasks that there are', (args, sentence) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
  for (const task of tasks) expect(stderr).toContain(`  ${task}  `);
});

it.each(tasks)('the task %s is there', (task) => {
  expect(existsSync(path.join(import.meta.dirname, `${task}.ts`))).toBe(true);
});
