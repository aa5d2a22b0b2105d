/** What went wrong, so that a caller can decide what to do about it. */
export type StrapiFault =
  | 'unreachable'
  | 'timed-out'
  | 'refused'
  | 'not-found'
  | 'server-fault'
  | 'unreadable'
  | 'changed-while-reading'
  | 'older'
  | 'emptied'
  | 'damaged-file';

/** The one error of this package. Its message says what happened, where, and what to do next. */
export class StrapiContentError extends Error {
  override readonly name = 'StrapiContentError';
  readonly fault: StrapiFault;
  readonly remedy: string;

  constructor(fault: StrapiFault, what: string, remedy: string, options?: ErrorOptions) {
    super(`${what} ${remedy}`, options);
    this.fault = fault;
    this.remedy = remedy;
  }
}

/** An answer, or the reason why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: StrapiContentError };

/** Makes the result that says why there is no answer. */
export function failed(
  fault: StrapiFault,
  what: string,
  remedy: string,
  cause?: unknown,
): { ok: false; error: StrapiContentError } {
  return { ok: false, error: new StrapiContentError(fault, what, remedy, { cause }) };
}
