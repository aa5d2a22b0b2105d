import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a process reads the time, in milliseconds. */
export interface TimeSources {
  /** Since 1970 in UTC, as the machine believes it; it may be stepped. */
  wall(): number;
  /** Since any moment; it only ever goes on. */
  monotonic(): number;
}

/**
 * The time of the schedule in this process: the wall clock as it was at the start, and from then on
 * the time that has passed. A wall clock that is stepped while the process runs changes nothing.
 */
export class ScheduleClock {
  readonly #sources: TimeSources;
  readonly #wallAtStart: number;
  readonly #monotonicAtStart: number;
  #lastSeen = 0;

  constructor(sources: TimeSources) {
    this.#sources = sources;
    this.#wallAtStart = sources.wall();
    this.#monotonicAtStart = sources.monotonic();
  }

  /** The time by which releases go out, and by which it is recorded that things came down. */
  now(): Date {
    const passed = this.#sources.monotonic() - this.#monotonicAtStart;
    return new Date(Math.floor(this.#wallAtStart + passed));
  }

  /** The time by which readers stop seeing things: the latest that anything knows of. */
  latest(): Date {
    return new Date(Math.max(this.now().getTime(), this.#sources.wall(), this.#lastSeen));
  }

  /** Takes note of the latest time that is recorded, by this process or another. */
  hasSeen(at: Date): void {
    this.#lastSeen = at.getTime();
  }

  /** How far the wall clock has been stepped since the start, in milliseconds; forward is positive. */
  step(): number {
    return this.#sources.wall() - this.now().getTime();
  }
}

const machine: TimeSources = { wall: () => Date.now(), monotonic: () => performance.now() };

let clock = new ScheduleClock(machine);

/** The clock of this process. */
export function scheduleClock(): ScheduleClock {
  return clock;
}

/**
 * Has this process count by another clock, as a test of the built CMS does.
 *
 * @public
 */
export function useClock(sources: TimeSources): void {
  clock = new ScheduleClock(sources);
}

/**
 * The time by which releases go out, and by which take-downs are carried out for good: by the wall
 * clock as it was at the start, and what has passed since.
 */
export function releaseNow(): Date {
  return clock.now();
}

/**
 * The time by which readers stop seeing things: the latest of the wall clock, the time since the
 * start and the last time recorded, so that a clock that is set back never shows again what was due
 * down. A clock that is put forward hides things too early, which ends when it is right again, so
 * nothing that cannot be undone goes by this.
 */
export function takeDownNow(): Date {
  return clock.latest();
}

const preparedFor = new AsyncLocalStorage<Date>();

/** Has work that is done shortly before the time of a release count as done at that time. */
export function preparingFor<T>(at: Date, work: () => Promise<T>): Promise<T> {
  return preparedFor.run(at, work);
}

/** Whether what is done now is for a release whose time has yet to come. */
export function isPreparing(): boolean {
  return preparedFor.getStore() !== undefined;
}

/** @returns the time for which the work under way prepares something, or `now` if that is later */
export function releaseTime(now: Date = releaseNow()): Date {
  const at = preparedFor.getStore();
  return at && at > now ? at : now;
}
