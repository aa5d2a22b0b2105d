import type { CheckReport } from './report.js';

/** A picture or a clean copy could not be made of a file. The message tells people why. */
export class DocumentChecksError extends Error {
  override name = 'DocumentChecksError';
  readonly reason: NonNullable<CheckReport['unchecked']>;

  constructor(reason: NonNullable<CheckReport['unchecked']>) {
    super(`${reason.explanation} ${reason.mending}`);
    this.reason = reason;
  }
}
