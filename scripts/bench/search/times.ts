import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds of one kind of question. */
export interface Times {
  count: number;
  median: number;
  p99: number;
  most: number;
}

/** Asks each question once, so many at a time. @param lane which of those that ask at once it is */
export async function timesOf(
  questions: readonly string[],
  atOnce: number,
  ask: (question: string, lane: number) => Promise<unknown>,
): Promise<Times> {
  const taken: number[] = [];
  let next = 0;
  const lanes = Array.from({ length: atOnce }, async (_, lane) => {
    for (let at = next++; at < questions.length; at = next++) {
      const began = performance.now();
      await ask(questions[at] ?? '', lane);
      taken.push(performance.now() - began);
    }
  });
  await Promise.all(lanes);
  return summed(taken);
}

/** Asks the same again and again, as those who do not search, until it is stopped. */
export function watched(ask: () => Promise<void>) {
  const taken: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const from = performance.now();
      await ask();
      taken.push(performance.now() - from);
      await pause(5);
    }
  })();
  return {
    async stop(): Promise<Times> {
      isOver = true;
      await asking;
      return summed(taken);
    },
  };
}

export function summed(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, median: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? 0 };
}

export function timesWords({ median, p99, most }: Times): string {
  return `median ${median.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, most ${most.toFixed(1)} ms`;
}
