/** A fault at start-up whose message is all that an operator needs. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
