import path from 'node:path';
import { checkerVersion } from './checker-version.js';
import { defaultLimits } from './limits.js';
import { runOnFile, type Outcome } from './process/guarded-process.js';
import type { CheckedAndRead, CheckJob, CheckResult } from './process/job.js';
import type { CheckOptions, CheckReport, DocumentFormat, Verdict } from './report.js';
import type { DocumentText } from './text/document-text.js';
import { unchecked } from './unchecked.js';

const usualFormats: readonly DocumentFormat[] = ['PDF', 'Word', 'PNG', 'JPEG'];

/**
 * Checks a document before it is published, in a process of its own. Whatever goes wrong, the answer
 * is a report that says `could-not-check`; it never throws.
 *
 * @param file path of the file
 */
export async function checkDocument(
  file: string,
  options: CheckOptions = {},
): Promise<CheckReport> {
  const startedAt = performance.now();
  const fileName = options.fileName ?? path.basename(file);
  const limits = { ...defaultLimits, ...options.limits };
  const job = jobOf(fileName, limits, options);
  const outcome = await runOnFile(file, job, { ...options, limits });
  const text = textIn(outcome.value);
  if (text) options.onText?.(text);
  return reportOf(fileName, outcome, Math.round(performance.now() - startedAt));
}

function jobOf(fileName: string, limits: CheckJob['limits'], options: CheckOptions): CheckJob {
  const { watchList, allowedFormats = usualFormats } = options;
  return {
    kind: 'check',
    fileName,
    allowedFormats,
    limits,
    wantsText: options.onText !== undefined,
    watchList: watchList
      ? { key: Buffer.from(watchList.key).toString('base64'), entries: watchList.entries }
      : null,
  };
}

function reportOf(name: string, outcome: Outcome, tookMs: number): CheckReport {
  const file = outcome.file ?? { bytes: 0, sha256: '', format: null };
  const result = outcome.failure ? nothing(outcome.failure) : resultOf(outcome.value);
  return {
    checkerVersion,
    file: { name, ...file },
    verdict: verdictOf(result),
    ...result,
    tookMs,
  };
}

/** What the process says is not trusted to have the right shape. */
function resultOf(value: unknown): CheckResult {
  const result = value as Partial<CheckResult> | null;
  const isWhole =
    Array.isArray(result?.findings) &&
    Array.isArray(result.names) &&
    Array.isArray(result.accessibility) &&
    result.unchecked !== undefined &&
    result.pages !== undefined;
  if (!isWhole) return nothing(unchecked('checker-failed'));
  const { text: _text, ...rest } = result as CheckedAndRead;
  return rest;
}

function textIn(value: unknown): DocumentText | null {
  const { text } = (value ?? {}) as Partial<CheckedAndRead>;
  return Array.isArray(text?.pages) && Array.isArray(text.unsearchable) ? text : null;
}

function nothing(reason: NonNullable<CheckReport['unchecked']>): CheckResult {
  return { findings: [], names: [], pages: null, accessibility: [], unchecked: reason };
}

function verdictOf({ unchecked, findings }: CheckResult): Verdict {
  if (unchecked) return 'could-not-check';
  if (findings.some(({ severity }) => severity === 'block')) return 'blocked';
  return findings.some(({ severity }) => severity === 'warn') ? 'needs-a-look' : 'clear';
}
