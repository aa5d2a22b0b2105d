import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until something is so.
 *
 * @param what for the message, such as "the page answers 404"
 * @param longestMs the longest time that it may take; 5 seconds when left out
 * @returns how many milliseconds it took
 * @throws Error with what was seen last when it takes longer
 */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  longestMs = 5_000,
): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < longestMs) {
    if (await isSo()) return Math.round(performance.now() - began);
    await pause(50);
  }
  if (await isSo()) return Math.round(performance.now() - began);
  throw new Error(`After ${longestMs / 1000} s it was still not so that ${what}.`);
}
