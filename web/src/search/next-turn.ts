let last: Promise<void> = Promise.resolve();

/**
 * Waits until everybody else who waits for this thread had a turn. Of several that come together, each
 * waits for the one before to have gone on: whoever asks for a page that takes no time need not wait
 * for all of them.
 */
export function nextTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
  return last;
}
