import { pageKinds } from './first-renders.ts';
import type { Growth } from './growth.ts';
import { table } from './table.ts';

interface Figure {
  name: string;
  of(one: Growth): number;
  digits: number;
}

const megabytes = (bytes: number) => bytes / 1_048_576;

const figures: Figure[] = [
  { name: 'start, s', of: (one) => one.startSeconds, digits: 2 },
  { name: 'start from disk, s', of: (one) => one.startFromDiskSeconds, digits: 2 },
  { name: 'memory, MB', of: (one) => megabytes(one.memoryBytes), digits: 0 },
  {
    name: 'most memory while the index of the search is made, MB',
    of: (one) => megabytes(one.memoryWhileIndexingBytes),
    digits: 0,
  },
  ...pageKinds.map((kind) => ({
    name: `first render of a ${kind}, CPU ms`,
    of: (one: Growth) => one.firstRenderMs[kind],
    digits: 1,
  })),
  { name: 'visible after, median ms', of: (one) => one.visibleMedianMs, digits: 0 },
  { name: 'visible after, p95 ms', of: (one) => one.visibleP95Ms, digits: 0 },
];

/** What each number of publications costs, and what each figure grows by from one to the next. */
export function growthTable(growth: readonly Growth[]): string {
  const steps = stepsOf(growth);
  return table(
    [
      '',
      ...growth.map(({ publications }) => String(publications)),
      ...steps.map(([from, to]) => `${from.publications} to ${to.publications}`),
    ],
    figures.map(({ name, of, digits }) => [
      name,
      ...growth.map((one) => of(one).toFixed(digits)),
      ...steps.map(([from, to]) => `× ${(of(to) / of(from)).toFixed(1)}`),
    ]),
  );
}

/** Each figure from one number of publications to the next, and whether it grows faster than that. */
export function growthRatios(growth: readonly Growth[]) {
  return stepsOf(growth).flatMap(([from, to]) =>
    figures.map(({ name, of }) => {
      const times = of(to) / of(from);
      const isFaster = times > to.publications / from.publications;
      return { name, from: from.publications, to: to.publications, times, isFaster };
    }),
  );
}

function stepsOf(growth: readonly Growth[]): [Growth, Growth][] {
  return growth.flatMap((to, place): [Growth, Growth][] => {
    const from = growth[place - 1];
    return from ? [[from, to]] : [];
  });
}
