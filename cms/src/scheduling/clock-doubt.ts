import type { ScheduleClock } from './clock';
import type { ClockRecord } from './clock-record';

/** How far back a clock may be at a start without a question, in milliseconds. */
const backAtStart = 2000;
/** How far the wall clock may be stepped while running before somebody is told. */
export const largestStep = 2000;

/** Why the clock of a start may be wrong; at most one of them is set. */
export interface ClockDoubt {
  /** A recorded time that the clock has to reach again. */
  waitsFor: Date | null;
  /** What a clock said that was put forward before this start, and may still be. */
  steppedTo: Date | null;
}

/**
 * Compares the clock at a start with what was recorded before. One that was put forward and is right
 * again shows less than it did then; one that shows more may still be ahead, or much time has passed.
 */
export function doubtAtStart({ lastSeen, steppedTo }: ClockRecord, now: Date): ClockDoubt {
  const latest = now.getTime() + backAtStart;
  if (latest < lastSeen.getTime()) return { waitsFor: lastSeen, steppedTo: null };
  const isAhead = steppedTo !== null && latest >= steppedTo.getTime();
  return { waitsFor: null, steppedTo: isAhead ? steppedTo : null };
}

/** What is to be recorded of a step: what a clock says that was put forward; null for any other. */
export function stepToKeep(clock: ScheduleClock): Date | null {
  const step = clock.step();
  return step > largestStep ? new Date(clock.now().getTime() + step) : null;
}
