import type { EmbargoReport } from './report';

/** A check that is done, without its report. Times are ISO 8601 in UTC. */
export interface RunSummary {
  id: string;
  finishedAt: string;
  by: string;
  verdict: EmbargoReport['verdict'];
  summary: string;
}

/** What the panel beside an item asks for. */
export interface CheckState {
  running: { done: number; total: number } | null;
  /** The last check could not be finished. */
  hasFailed: boolean;
  /** The newest first. */
  runs: RunSummary[];
}

export interface RunAnswer {
  report: EmbargoReport;
  /** The same as text. */
  text: string;
}
