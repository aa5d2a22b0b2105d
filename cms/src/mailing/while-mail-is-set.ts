import { settings } from '../settings';

/**
 * Does a piece of work again and again, never twice at once, while a mail server is set. Without
 * one it stays to be done, for the day when there is one.
 *
 * @param everyMilliseconds from one beginning to the next
 * @param work must not fail; it is given a function that says whether it is time to end
 * @returns a function that ends it, and waits for what is under way
 */
export function whileMailIsSet(
  everyMilliseconds: number,
  work: (isOver: () => boolean) => Promise<void>,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isOver = false;
  const run = () => {
    if (running || !settings().mail) return;
    running = work(() => isOver).finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(run, everyMilliseconds);
  timer.unref();
  return async () => {
    isOver = true;
    clearInterval(timer);
    await running;
  };
}
