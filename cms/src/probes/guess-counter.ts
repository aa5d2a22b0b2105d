import type { GuessKind } from './guess-kinds';

/** Who counted: the site and the CMS count what they refuse, the embargo check what it tried. */
export type GuessSource = 'site' | 'cms' | 'own';

/** How many guesses there were in one minute. Nothing is kept of who made them. */
export interface GuessCount {
  /** ISO 8601, UTC, to the minute. */
  minute: string;
  kind: GuessKind;
  source: GuessSource;
  count: number;
}

/** Counts in memory, so that a request that is refused takes no longer than any other. */
export class GuessCounter {
  #counts = new Map<string, GuessCount>();

  note(kind: GuessKind, source: GuessSource, now: Date = new Date()): void {
    const minute = minuteOf(now);
    const key = `${minute} ${kind} ${source}`;
    const known = this.#counts.get(key);
    if (known) known.count += 1;
    else this.#counts.set(key, { minute, kind, source, count: 1 });
  }

  /** @returns what was counted since the last time */
  take(): GuessCount[] {
    const counts = [...this.#counts.values()];
    this.#counts = new Map();
    return counts;
  }

  /** Gives back what could not be stored. */
  putBack(counts: readonly GuessCount[]): void {
    for (const { minute, kind, source, count } of counts) {
      const key = `${minute} ${kind} ${source}`;
      const known = this.#counts.get(key);
      if (known) known.count += count;
      else this.#counts.set(key, { minute, kind, source, count });
    }
  }
}

/** The minute of a moment, as ISO 8601 in UTC. */
export function minuteOf(moment: Date): string {
  return `${moment.toISOString().slice(0, 16)}:00.000Z`;
}

/** The counter of this process. */
export const guessCounter = new GuessCounter();
