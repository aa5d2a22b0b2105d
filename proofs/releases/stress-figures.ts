import type { KeepFigure } from '../running/figures.ts';
import { siteName } from './places.ts';
import { burst, lengthOf } from './spread.ts';
import type { StressOutcome } from './stress.ts';
import { type Delay, delayOf, medianAndWorst, standstills, type Up } from './up-times.ts';

/** What the issue asks for at most, in milliseconds. */
const goals = { whileUp: 1_000, afterStart: 5_000 };

/** How late each item was, by where it was looked at. */
export type Delays = Map<string, Delay[]>;

/**
 * @param ups of all processes
 * @param commits when each item was committed, by documentId; empty where nobody knows
 */
export function delaysOf(
  { items, seen }: StressOutcome,
  ups: readonly Up[],
  commits: Map<string, number>,
): Delays {
  const atCms = [...seen].filter(([place]) => place !== siteName).map(([, { first }]) => first);
  const earliest = (documentId: string) =>
    Math.min(...atCms.map((first) => first.get(documentId) ?? Number.POSITIVE_INFINITY));
  const onSite = seen.get(siteName)?.first;
  const places: Record<string, (documentId: string) => number | undefined> = {
    ...(commits.size > 0 && { committed: (id: string) => commits.get(id) }),
    'seen at a CMS': earliest,
    'seen on the site': (id) => onSite?.get(id),
  };
  return new Map(
    Object.entries(places).map(([place, timeOf]) => [
      place,
      items.map(({ documentId, dueAt }) => delayOf(dueAt, timeOf(documentId) ?? Number.NaN, ups)),
    ]),
  );
}

/** Tells what was done, and how late things were. */
export function keepStress(
  keep: KeepFigure,
  name: string,
  outcome: StressOutcome,
  ups: readonly Up[],
  delays: Delays,
): void {
  keep('Releases', `${name}: how it went`, courseOf(outcome, ups));
  for (const [place, all] of delays) {
    for (const wasUp of [true, false]) {
      const some = all.filter((delay) => delay.wasUp === wasUp);
      if (some.length > 0) keep('Releases', `${name}: ${place}`, lineOf(some, wasUp));
    }
  }
}

function courseOf({ slots, beginning, kills, seen }: StressOutcome, ups: readonly Up[]): string {
  const length = lengthOf(slots);
  const without = standstills(ups).filter(({ until }) => until > beginning);
  const withoutMs = without.reduce((sum, { from, until }) => sum + until - from, 0);
  const looks = [...seen.values()].reduce((sum, one) => sum + one.looks, 0);
  return [
    `${slots.length} releases in ${seconds(length)} (one each ${Math.round(length / slots.length)} ms; each twelfth a bundle of 3; now and then ${burst} at the same millisecond)`,
    `${kills} kills`,
    `no CMS up ${without.length} times, ${seconds(withoutMs)} in all`,
    `${looks} looks of the visitor`,
    'each item live once, with one row in the audit trail and one receipt, none early',
  ].join('; ');
}

function lineOf(delays: readonly Delay[], wasUp: boolean): string {
  const { median, worst } = medianAndWorst(delays.map(({ ms }) => ms));
  const goal = wasUp ? goals.whileUp : goals.afterStart;
  const when = wasUp
    ? 'due while a CMS was up'
    : 'due while none was, counted from when one was ready again';
  const late = delays.filter(({ ms }) => ms >= goal).length;
  const met = late === 0 ? 'goal met' : `${late} later than the goal`;
  const spawn = medianAndWorst(delays.map(({ sinceSpawnMs }) => sinceSpawnMs));
  const fromSpawn = wasUp ? '' : `; from the start of its process at worst ${seconds(spawn.worst)}`;
  return `${delays.length} ${when}: median ${Math.round(median)} ms, worst ${Math.round(worst)} ms (${met})${fromSpawn}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
