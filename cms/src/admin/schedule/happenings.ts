import type { TakeDownAnswer, ReleaseAnswer } from '../../scheduling/answers';
import { ukDayOf } from './month';

/** Something of the schedule: a release that goes out, or an entry that comes down. */
export type Happening =
  | { kind: 'out'; key: string; at: string; release: ReleaseAnswer }
  | { kind: 'down'; key: string; at: string; takeDown: TakeDownAnswer };

/** Releases and take-downs in one list, in the order of their times. */
export function happeningsOf(
  releases: readonly ReleaseAnswer[],
  takeDowns: readonly TakeDownAnswer[],
): Happening[] {
  const out = releases.map((release): Happening => {
    return { kind: 'out', key: release.id, at: release.at, release };
  });
  const down = takeDowns.map((takeDown): Happening => {
    return { kind: 'down', key: `down-${takeDown.documentId}`, at: takeDown.at, takeDown };
  });
  return [...out, ...down].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The same by the days of a UK calendar, each `YYYY-MM-DD`, the earliest first. */
export function byUkDay(happenings: readonly Happening[]): Map<string, Happening[]> {
  const days = new Map<string, Happening[]>();
  for (const happening of happenings) {
    const day = ukDayOf(new Date(happening.at));
    days.set(day, [...(days.get(day) ?? []), happening]);
  }
  return days;
}

/** Whether a release can still go out. */
export function isWaiting(state: ReleaseAnswer['state']): boolean {
  return state === 'planned' || state === 'held' || state === 'failing';
}

/** Whether somebody must look at it: a release that is held, failing or late, or a late take-down. */
export function needsSomebody(happening: Happening): boolean {
  if (happening.kind === 'down') return happening.takeDown.isLate;
  const { state, isLate } = happening.release;
  return state === 'held' || state === 'failing' || isLate;
}
