import type { Publication } from '@learning-reviews/content-contract';
import { yearOf } from './dates.ts';

const held = new WeakMap<readonly Publication[], number[]>();

/** The years in which publications were first published, newest first. Counted once for each list. */
export function yearsOf(publications: readonly Publication[]): number[] {
  let years = held.get(publications);
  if (!years) {
    const found = new Set<number>();
    for (const { firstPublishedOn } of publications) found.add(yearOf(firstPublishedOn));
    years = [...found].sort((a, b) => b - a);
    held.set(publications, years);
  }
  return years;
}
