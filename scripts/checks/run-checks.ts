import { stripVTControlCharacters } from 'node:util';
import { showProgress } from '../set-up/progress.mjs';
import type { Check, Outcome } from './check.ts';

/** How many lines of a failed check's output are shown. */
const shownLines = 120;

/** Of the small checks. */
const mostAtOnce = 2;

/**
 * Runs the checks in their order, all of them even when one fails, and says how each went. Small
 * ones that follow each other run two at a time.
 *
 * @param isCi where a check that cannot run is a failure
 * @returns the sum of all
 */
export async function runChecks(checks: readonly Check[], isCi: boolean): Promise<Outcome> {
  const sum: Outcome = { passed: 0, failed: 0, skipped: 0, output: '' };
  const waiting = [...checks];
  const runNext = async (mayRun: (check: Check) => boolean): Promise<void> => {
    for (let next = waiting[0]; next && mayRun(next); next = waiting[0]) {
      waiting.shift();
      add(sum, await runOne(next, isCi));
    }
  };
  const isSmall = (check: Check) => check.isSmall === true;
  while (waiting.length > 0) {
    await Promise.all(Array.from({ length: mostAtOnce }, () => runNext(isSmall)));
    const [large] = waiting.splice(0, 1);
    if (large) add(sum, await runOne(large, isCi));
  }
  return sum;
}

/** The closing line, such as "123 passed, 0 failed" or "123 passed, 0 failed, 2 skipped". */
export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function add(sum: Outcome, { passed, failed, skipped }: Outcome): void {
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
}

async function runOne(check: Check, isCi: boolean): Promise<Outcome> {
  // Two lines that count their seconds would write over each other.
  const stream = check.isSmall
    ? { write: (text: string) => process.stdout.write(text) }
    : undefined;
  const progress = showProgress(`${check.name}: ${check.label}`, stream && { stream });
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
