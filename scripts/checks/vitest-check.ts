import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTool } from '../building/run-tool.ts';
import { bin } from '../building/steps.ts';
import { root } from '../settings.ts';
import type { Check, Outcome } from './check.ts';

/** The part of Vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: unknown[] }[];
}

/**
 * The tests of one folder.
 *
 * @param folder from the repository's root; its vitest.config.ts is used where there is one
 * @param projects which of the projects in that config; all when empty
 */
export function vitestCheck(
  name: string,
  label: string,
  folder: string,
  projects: readonly string[] = [],
): Check {
  const chosen = projects.map((project) => `--project=${project}`);
  return { name, label, run: () => runVitest(folder, chosen) };
}

/**
 * Runs Vitest in a folder and counts what it reports. Its exit code alone would not do: where a test
 * has started PostgreSQL, the process ends with 0 whatever failed.
 *
 * @param options for Vitest
 * @param how.reporter what the output looks like
 * @param how.env added to the environment
 * @param how.onLine called with each line of the output
 */
export async function runVitest(
  folder: string,
  options: readonly string[],
  how: {
    reporter?: 'dot' | 'default';
    env?: Record<string, string>;
    onLine?: (line: string) => void;
  } = {},
): Promise<Outcome> {
  const place = mkdtempSync(path.join(tmpdir(), 'vitest-report-'));
  const file = path.join(place, 'report.json');
  const reporters = [
    ...options,
    '--silent=passed-only',
    `--reporter=${how.reporter ?? 'dot'}`,
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  // What the person has set for the product must not reach the tests.
  const { NODE_ENV: _mode, DATABASE_URL: _url, DATA_DIR: _dir, ...rest } = process.env;
  const { code, output } = await runTool([bin('vitest', 'vitest.mjs'), 'run', ...reporters], {
    cwd: path.join(root, folder),
    env: { ...rest, NO_COLOR: '1', ...how.env },
    ...(how.onLine ? { onLine: how.onLine } : {}),
  });
  try {
    return countTests(JSON.parse(readFileSync(file, 'utf8')) as Report, code, output);
  } catch {
    return { passed: 0, failed: 1, skipped: 0, output };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** A file that cannot be loaded has no tests to fail, and neither has an empty folder: both count as failed. */
export function countTests(report: Report, code: number | null, output: string): Outcome {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = report.numFailedTests + broken.length;
  const passed = report.numPassedTests;
  const hasOtherFault = failed === 0 && (code !== 0 || passed === 0);
  return {
    passed,
    failed: hasOtherFault ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    output,
  };
}
