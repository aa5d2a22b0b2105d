import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { endGivingWay, giveWay, mayComeBack } from './give-way';

const built = path.resolve(__dirname, '../../dist/src/processes/give-way.js');
const usual = getPriority();

const prioritiesOfThreads = () =>
  readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread)));

describe.runIf(mayComeBack() && usual === 0)('where it may come back, a process', () => {
  it('gives way with all its threads, and ends that with all of them', () => {
    giveWay();
    const given = prioritiesOfThreads();
    endGivingWay();
    expect(new Set(given)).toEqual(new Set([constants.priority.PRIORITY_BELOW_NORMAL]));
    expect(new Set(prioritiesOfThreads())).toEqual(new Set([usual]));
  });

  it('that runs at a priority of its own keeps it', () => {
    const program = `
      const { constants, getPriority, setPriority } = require('node:os');
      const { endGivingWay, giveWay } = require(${JSON.stringify(built)});
      const seen = [];
      for (const priority of [5, 10, -5]) {
        setPriority(priority);
        giveWay();
        seen.push(getPriority());
        endGivingWay();
        seen.push(getPriority());
      }
      console.log(seen.join(' '));`;
    expect(run(program)).toBe('5 5 10 10 -5 -5');
  });
});

// Only root can start a process as somebody else.
it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'where it may not come back, a process keeps its priority',
  () => {
    const program = `
      const { giveWay, mayComeBack } = require(${JSON.stringify(built)});
      process.setuid(65534);
      giveWay();
      console.log(mayComeBack(), require('node:os').getPriority());`;
    expect(run(program)).toBe(`false ${usual}`);
  },
);

function run(program: string): string {
  return execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }).trim();
}
