import type { CheckReport } from 'document-checks';
import type { CheckRow } from './check-rows';
import { seal, unseal } from './sealed';

/** What a look for viruses found. */
export interface VirusResult {
  verdict: 'clean' | 'infected' | 'could-not-scan';
  /** What the scanner calls it, or why it could not look. */
  words: string | null;
}

/** @param key of the check to which it belongs; no other can have it */
export function sealResult(result: CheckReport | VirusResult, key: string): string {
  return seal(JSON.stringify(result), key);
}

/** The report of a check that is done; null where there is none, or none that can be trusted. */
export function openReport(row: CheckRow | undefined | null): CheckReport | null {
  return row?.kind === 'document' ? open<CheckReport>(row) : null;
}

export function openVirusResult(row: CheckRow | undefined | null): VirusResult | null {
  return row?.kind === 'virus' ? open<VirusResult>(row) : null;
}

function open<Result>({ state, result, key }: CheckRow): Result | null {
  const text = state === 'done' ? unseal(result, key) : null;
  return text === null ? null : (JSON.parse(text) as Result);
}
