/** How one check went. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** Shown when something failed. */
  output: string;
  /** Set when the check could not run here: what is missing, and the line that installs it. */
  notRun?: string;
}

/** One of the things that `npm test` and CI do. */
export interface Check {
  /** Short, for people who run only some: `npm test -- lint`. */
  name: string;
  /** For the progress line. */
  label: string;
  /** Keeps one core busy and touches nothing that others use, so that two may run at once. */
  isSmall?: boolean;
  run(): Promise<Outcome>;
}

/** One check that is either right or wrong, such as the linter. */
export function oneCheck(code: number | null, output: string): Outcome {
  const isRight = code === 0;
  return { passed: isRight ? 1 : 0, failed: isRight ? 0 : 1, skipped: 0, output };
}
