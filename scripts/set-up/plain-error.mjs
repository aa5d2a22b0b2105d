/** A fault that the person at the keyboard can mend. Its message says what happened and what to do; no stack is shown. */
export class PlainError extends Error {
  /** @override */
  name = 'PlainError';
}
