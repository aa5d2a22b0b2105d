import { dayInLondon } from '../../src/learning-reviews/other-names.ts';

const hourMs = 3_600_000;

/**
 * Counts what pages are made of: another number means that any page may have changed. That is so
 * when another set is published, a take-down falls due, or a day begins, in the UK or in UTC: a few
 * pages say what holds today.
 *
 * @param current gives the same object until something changes
 * @param now milliseconds since 1970
 */
export function contentVersion(
  current: () => object | undefined,
  now: () => number = () => Date.now(),
): () => number {
  let version = 0;
  let seen: object | undefined;
  let hour = 0;
  let day = '';
  return () => {
    const set = current();
    const hourNow = Math.floor(now() / hourMs);
    if (set === seen && hourNow === hour) return version;
    hour = hourNow;
    const dayNow = daysAt(new Date(now()));
    if (set !== seen || dayNow !== day) version += 1;
    seen = set;
    day = dayNow;
    return version;
  };
}

/** Both days begin at a whole hour. */
function daysAt(moment: Date): string {
  return `${dayInLondon(moment)} ${moment.toISOString().slice(0, 10)}`;
}
