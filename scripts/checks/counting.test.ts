import { expect, it, vi } from 'vitest';
import type { Check, Outcome } from './check.ts';
import { countJourneys } from './playwright-check.ts';
import { closingLine, runChecks } from './run-checks.ts';
import { countTests } from './vitest-check.ts';

const quiet = () => vi.spyOn(console, 'log').mockImplementation(() => undefined);
const check = (outcome: Partial<Outcome>): Check => ({
  name: 'sample',
  label: 'a sample',
  run: () => Promise.resolve({ passed: 0, failed: 0, skipped: 0, output: '', ...outcome }),
});
const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

it('closes with one plain line, and names what was skipped only when something was', () => {
  expect(closingLine({ passed: 123, failed: 0, skipped: 0, output: '' })).toBe(
    '123 passed, 0 failed',
  );
  expect(closingLine({ passed: 3, failed: 1, skipped: 2, output: '' })).toBe(
    '3 passed, 1 failed, 2 skipped',
  );
});

it('runs small checks two at a time, and a large one alone and in its turn', async () => {
  const log = quiet();
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const running = new Set<string>();
  const together: string[] = [];
  const slow = (name: string, isSmall: boolean): Check => ({
    ...check({ passed: 1 }),
    name,
    isSmall,
    async run() {
      running.add(name);
      together.push([...running].join('+'));
      await new Promise((resolve) => setTimeout(resolve, 20));
      running.delete(name);
      return { passed: 1, failed: 0, skipped: 0, output: '' };
    },
  });
  const checks = [slow('a', true), slow('b', true), slow('C', false), slow('d', true)];
  expect(await runChecks([...checks, slow('E', false)], false)).toMatchObject({ passed: 5 });
  expect(together).toEqual(['a', 'a+b', 'C', 'd', 'E']);
  write.mockRestore();
  log.mockRestore();
});

it('runs every check when one fails or crashes, shows why, and adds all up', async () => {
  const log = quiet();
  const crash: Check = { ...check({}), run: () => Promise.reject(new Error('no such tool')) };
  const sum = await runChecks(
    [
      check({ passed: 2 }),
      check({ failed: 1, output: 'line 3 is wrong' }),
      crash,
      check({ passed: 4 }),
    ],
    false,
  );
  expect(sum).toMatchObject({ passed: 6, failed: 2, skipped: 0 });
  const shown = log.mock.calls.join('\n');
  expect(shown).toContain('line 3 is wrong');
  expect(shown).toContain('no such tool');
  log.mockRestore();
});

it('names a check that cannot run and how to mend it; in CI that is a failure', async () => {
  const log = quiet();
  const missing = check({ notRun: 'Install it: apt-get install chromium' });
  expect(await runChecks([missing], false)).toMatchObject({ failed: 0, skipped: 1 });
  expect(await runChecks([missing], true)).toMatchObject({ failed: 1, skipped: 0 });
  expect(log.mock.calls.join('\n')).toContain('Not run. Install it: apt-get install chromium');
  log.mockRestore();
});

it('counts what Vitest reports', () => {
  expect(countTests({ ...report, testResults: [] }, 0, '')).toMatchObject({
    passed: 5,
    failed: 0,
    skipped: 2,
  });
});

it('counts a test file that does not load, a run without tests, and a fault outside tests', () => {
  const broken = { name: 'a', status: 'failed', assertionResults: [] };
  expect(countTests({ ...report, testResults: [broken] }, 1, '').failed).toBe(1);
  expect(countTests({ ...report, numPassedTests: 0, testResults: [] }, 0, '').failed).toBe(1);
  expect(countTests({ ...report, testResults: [] }, 1, '').failed).toBe(1);
});

it('counts a journey that passed only on the second try as failed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 0 };
  expect(countJourneys({ stats, errors: [] }, 1, '')).toMatchObject({ passed: 7, failed: 2 });
});

it('counts journeys that never began as failed', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(countJourneys({ stats, errors: [] }, 0, '').failed).toBe(1);
  expect(countJourneys({ stats, errors: [{}] }, 1, '').failed).toBe(1);
});
