import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTool } from '../building/run-tool.ts';
import { bin } from '../building/steps.ts';
import { root } from '../settings.ts';
import type { Outcome } from './check.ts';

/** The part of Playwright's JSON report that is counted. */
interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/**
 * Runs the whole journeys in a browser.
 *
 * @param chromium path of the browser; empty lets Playwright use its own
 */
export async function runPlaywright(chromium: string): Promise<Outcome> {
  const place = mkdtempSync(path.join(tmpdir(), 'playwright-report-'));
  const file = path.join(place, 'report.json');
  const env = {
    ...process.env,
    NO_COLOR: '1',
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...(chromium && { CHROMIUM_PATH: chromium, CHROME_PATH: chromium }),
  };
  const cli = bin('@playwright/test', 'cli.js');
  const { code, output } = await runTool([cli, 'test', '--reporter=line,json'], {
    cwd: path.join(root, 'e2e'),
    env,
  });
  try {
    if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, output };
    return countJourneys(JSON.parse(readFileSync(file, 'utf8')) as Report, code, output);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** A test that passed only on a second try counts as failed: here it would hide a fault. */
export function countJourneys(
  { stats, errors }: Report,
  code: number | null,
  output: string,
): Outcome {
  const failed = stats.unexpected + stats.flaky + errors.length;
  const hasOtherFault = failed === 0 && (code !== 0 || stats.expected === 0);
  return {
    passed: stats.expected,
    failed: hasOtherFault ? 1 : failed,
    skipped: stats.skipped,
    output,
  };
}
