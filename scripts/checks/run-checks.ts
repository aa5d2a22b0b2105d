import { stripVTControlCharacters } from 'node:util';
import { showProgress } from '../set-up/progress.mjs';
import type { Check, Outcome } from './check.ts';

/** How many lines of a failed check's output are shown. */
const shownLines = 120;

/**
 * Runs the checks one after the other, all of them even when one fails, and says how each went.
 *
 * @param isCi where a check that cannot run is a failure
 * @returns the sum of all
 */
export async function runChecks(checks: readonly Check[], isCi: boolean): Promise<Outcome> {
  const sum: Outcome = { passed: 0, failed: 0, skipped: 0, output: '' };
  for (const check of checks) {
    const outcome = await runOne(check, isCi);
    sum.passed += outcome.passed;
    sum.failed += outcome.failed;
    sum.skipped += outcome.skipped;
  }
  return sum;
}

/** The closing line, such as "123 passed, 0 failed" or "123 passed, 0 failed, 2 skipped". */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

async function runOne(check: Check, isCi: boolean): Promise<Outcome> {
  const progress = showProgress(`${check.name}: ${check.label}`);
  const outcome = await check.run().catch((error: unknown) => crashed(error));
  if (outcome.notRun) {
    progress.failed();
    console.log(`  Not run. ${outcome.notRun}`);
    return { ...outcome, failed: isCi ? 1 : 0, skipped: isCi ? 0 : 1 };
  }
  if (outcome.failed === 0) {
    progress.done();
    return outcome;
  }
  progress.failed();
  const lines = stripVTControlCharacters(outcome.output).trimEnd().split('\n').slice(-shownLines);
  console.log(lines.map((line) => `    ${line}`).join('\n'));
  return outcome;
}

function crashed(error: unknown): Outcome {
  const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { passed: 0, failed: 1, skipped: 0, output };
}
