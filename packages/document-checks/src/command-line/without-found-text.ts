import type { CheckReport } from '../report.js';

/** A report that may be shown and kept: only the masked form of what was found is left. */
export function withoutFoundText(report: CheckReport): CheckReport {
  return {
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, text: null })),
    names: report.names.map((found) => ({ ...found, name: found.maskedName })),
  };
}
