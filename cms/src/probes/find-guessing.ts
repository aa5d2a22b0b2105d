import type { GuessCount } from './guess-counter';

/** Length of the window, in minutes, and how many guesses in it are no accident. */
export const guessingWindow = 10;

/**
 * A document's id is 24 random characters, so nobody comes upon one by mistake. A reader with an
 * old bookmark makes one such request or two, and a page with all of its old documents about ten:
 * twenty within ten minutes is somebody who tries.
 */
export const guessingThreshold = 20;

const minuteLength = 60_000;

/** Guessing that went on for a while. */
export interface Guessing {
  /** First and last minute with guesses: ISO 8601, UTC. */
  firstMinute: string;
  lastMinute: string;
  tries: number;
}

/**
 * Finds where guesses at documents came too thick, without those that the embargo check made.
 *
 * @param counts in the order of time
 * @returns each stretch of guessing once, in the order of time
 */
export function findGuessing(counts: readonly GuessCount[]): Guessing[] {
  const byMinute = withoutOwn(counts);
  const minutes = [...byMinute.keys()].sort((a, b) => a - b);
  const sumOf = (from: number, to: number) =>
    minutes
      .filter((minute) => minute >= from && minute <= to)
      .reduce((sum, minute) => sum + (byMinute.get(minute) ?? 0), 0);
  const stretches: { from: number; to: number }[] = [];
  for (const from of minutes) {
    const to = from + guessingWindow - 1;
    if (sumOf(from, to) < guessingThreshold) continue;
    const last = stretches.at(-1);
    if (last && from <= last.to + 1) last.to = to;
    else stretches.push({ from, to });
  }
  return stretches.map(({ from, to }) => {
    const lastWith = minutes.filter((minute) => minute <= to);
    return {
      firstMinute: isoOf(from),
      lastMinute: isoOf(lastWith.at(-1) ?? from),
      tries: sumOf(from, to),
    };
  });
}

/**
 * Tries by minute, without our own. The check counts as it asks and the site as it has answered, so
 * what is left of a minute's own tries is taken from the next one, and hides nothing after that.
 */
function withoutOwn(counts: readonly GuessCount[]): Map<number, number> {
  const tries = new Map<number, number>();
  const own = new Map<number, number>();
  for (const { minute, source, count } of counts) {
    const sums = source === 'own' ? own : tries;
    const at = Date.parse(minute) / minuteLength;
    sums.set(at, (sums.get(at) ?? 0) + count);
  }
  for (const at of [...own.keys()].sort((a, b) => a - b)) {
    let left = own.get(at) ?? 0;
    for (const minute of [at, at + 1]) {
      const taken = Math.min(left, tries.get(minute) ?? 0);
      left -= taken;
      if (taken > 0) tries.set(minute, (tries.get(minute) ?? 0) - taken);
    }
  }
  return new Map([...tries].filter(([, count]) => count > 0));
}

function isoOf(minute: number): string {
  return new Date(minute * minuteLength).toISOString();
}
