import { allChecks } from './checks/all-checks.ts';
import { closingLine, runChecks } from './checks/run-checks.ts';
import { runTask } from './run-task.ts';
import { formatDuration } from './set-up/progress.mjs';
import { PlainError } from './set-up/plain-error.mjs';

/** `npm test`: everything that CI runs, or only the checks whose names hold one of the words. */
async function test(words: string[]): Promise<void> {
  if (words.includes('--list')) {
    console.log(allChecks.map(({ name, label }) => `${name.padEnd(16)} ${label}`).join('\n'));
    return;
  }
  const checks = allChecks.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (checks.length === 0) {
    throw new PlainError(`No check is called "${words.join(' ')}". To see all: npm test -- --list`);
  }
  const began = performance.now();
  const sum = await runChecks(checks, process.env.CI === 'true');
  console.log(`\nTook ${formatDuration(performance.now() - began)}.\n`);
  console.log(closingLine(sum));
  if (sum.failed > 0) process.exitCode = 1;
}

await runTask(() => test(process.argv.slice(2)));
