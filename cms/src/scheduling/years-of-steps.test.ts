import { describe, expect, it } from 'vitest';
import type { TakeDown } from '../taking-down/take-downs';
import { ukMoments, ukWallClock } from '../taking-down/uk-wall-clock';
import { ScheduleClock } from './clock';
import { doubtAtStart, stepToKeep, type ClockDoubt } from './clock-doubt';
import type { ClockRecord } from './clock-record';
import { inOrder } from './due-actions';
import type { DueRelease } from './releases';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2026, 0, 1);
const end = Date.UTC(2029, 0, 1);

const steps = [10 * second, 5 * minute, hour, day].flatMap((step) => [step, -step]);

/** Random numbers from 0 to 1 that are the same in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What people plan: a time of each week, and many times around each change of the clocks. */
function plannedTimes(): number[] {
  const times: number[] = [];
  for (let at = start + hour; at < end - 2 * day; at += day) {
    const date = ukWallClock(new Date(at)).slice(0, 10);
    const isChange = ukMoments(`${date}T01:30`)?.length !== 1;
    const isNear = [-day, day].some((one) => {
      const other = ukWallClock(new Date(at + one)).slice(0, 10);
      return ukMoments(`${other}T01:30`)?.length !== 1;
    });
    const walls = ['00:00', '00:30', '00:59', '01:00', '01:30', '01:59', '02:00', '09:30', '23:59'];
    const chosen = isChange || isNear ? walls : new Date(at).getUTCDay() === 1 ? ['09:30'] : [];
    for (const wall of chosen) {
      times.push(...(ukMoments(`${date}T${wall}`) ?? []).map((moment) => moment.at.getTime()));
    }
  }
  return times;
}

interface Done {
  id: string;
  isTakeDown: boolean;
  at: number;
  /** By the true time. */
  doneAt: number;
  /** Whether the process ran at that time, with a clock that was right when it started. */
  wasUp: boolean;
}

/** A machine whose clock is stepped, and a CMS on it that is restarted again and again. */
class Machine {
  trueTime = start;
  offset = 0;
  readonly done: Done[] = [];
  readonly counts = { steps: 0, starts: 0, held: 0, late: 0 };
  #record: ClockRecord | null = null;
  #clock = this.#newClock();
  #doubt: ClockDoubt = { waitsFor: null, steppedTo: null };
  #startedAt = start;
  #startedRight = true;
  #releases: DueRelease[];
  #takeDowns: TakeDown[];

  constructor(releases: readonly DueRelease[], takeDowns: readonly TakeDown[]) {
    this.#releases = [...releases];
    this.#takeDowns = [...takeDowns];
  }

  get isHeld(): boolean {
    return (this.#doubt.waitsFor ?? this.#doubt.steppedTo) !== null;
  }

  step(by: number): void {
    this.offset = by;
    this.counts.steps += 1;
  }

  /** The CMS is away for a while, and starts by the clock as it is then. */
  restart(away: number): void {
    this.trueTime += away;
    this.#clock = this.#newClock();
    const none = { waitsFor: null, steppedTo: null };
    this.#doubt = this.#record ? doubtAtStart(this.#record, this.#clock.now()) : none;
    this.#startedAt = this.trueTime;
    this.#startedRight = this.offset === 0;
    this.counts.starts += 1;
    if (this.isHeld) this.counts.held += 1;
  }

  /** Somebody sets the clock right, restarts the CMS, and if it still asks, says that it is right. */
  putRight(): void {
    this.offset = 0;
    this.restart(minute);
    if (!this.isHeld) return;
    this.#record = { lastSeen: this.#clock.now(), steppedTo: null };
    this.#doubt = { waitsFor: null, steppedTo: null };
  }

  /** As the schedule does five times a second. */
  look(): void {
    const now = this.#clock.now();
    if (this.#doubt.waitsFor && now >= this.#doubt.waitsFor) this.#doubt.waitsFor = null;
    if (this.isHeld) return;
    this.#carryOut(now.toISOString());
    const lastSeen = new Date(Math.max(now.getTime(), this.#record?.lastSeen.getTime() ?? 0));
    this.#record = { lastSeen, steppedTo: stepToKeep(this.#clock) };
    this.#clock.hasSeen(lastSeen);
    if (this.#startedRight && this.#clock.latest().getTime() < this.trueTime) this.counts.late += 1;
  }

  #carryOut(now: string): void {
    const down = this.#takeDowns.filter(({ at }) => at <= now);
    const due = this.#releases.filter(({ at }) => at <= now);
    for (const action of inOrder(down, due)) {
      const ids = 'takeDown' in action ? [action.takeDown.documentId] : action.releaseIds;
      for (const id of ids) this.#note(id, 'takeDown' in action ? down : due);
    }
    this.#takeDowns = this.#takeDowns.filter((one) => !down.includes(one));
    this.#releases = this.#releases.filter((one) => !due.includes(one));
  }

  #note(id: string, from: readonly (TakeDown | DueRelease)[]): void {
    const found = from.find((one) => ('uid' in one ? one.documentId : one.id) === id);
    const at = Date.parse(found?.at ?? '');
    const wasUp = this.#startedRight && this.#startedAt <= at;
    const isTakeDown = found !== undefined && 'uid' in found;
    this.done.push({ id, isTakeDown, at, doneAt: this.trueTime, wasUp });
  }

  #newClock(): ScheduleClock {
    return new ScheduleClock({
      wall: () => this.trueTime + this.offset,
      monotonic: () => this.trueTime,
    });
  }
}

/** Lives through the years: at each planned time, a millisecond before, and at any time between. */
function live(seed: number): { machine: Machine; planned: number } {
  const random = randomFrom(seed);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const times = plannedTimes();
  const releases = times.map((at, index): DueRelease => {
    return { id: `release-${index}`, at: new Date(at).toISOString(), state: 'planned' };
  });
  const takeDowns = times
    .filter(() => random() < 0.5)
    .map((at, index): TakeDown => {
      const entry = { uid: 'api::publication.publication', documentId: `entry-${index}` };
      return { ...entry, at: new Date(at).toISOString(), by: 'Sam Example', reason: null };
    });
  const machine = new Machine(releases, takeDowns);
  const looks = times.flatMap((at) => [at - 1, at]);
  for (let at = start; at < end; at += Math.ceil(random() * 4 * hour)) looks.push(at);
  for (const at of looks.sort((a, b) => a - b)) {
    if (at < machine.trueTime) continue;
    machine.trueTime = at;
    machine.look();
    if (machine.isHeld) {
      if (random() < 0.2) machine.putRight();
      continue;
    }
    if (random() < 0.05) machine.step(oneOf([0, ...steps]));
    // The CMS looks many times a second, so it sees the step before it is restarted.
    machine.look();
    if (random() < 0.02) machine.restart(Math.floor(random() * 3 * hour));
  }
  machine.trueTime = end + 2 * day;
  machine.putRight();
  machine.look();
  return { machine, planned: releases.length + takeDowns.length };
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'from 2026 to 2028, with steps and restarts at random (%i)',
  (seed) => {
    const { machine, planned } = live(seed);
    const { done, counts } = machine;

    it('everything is done once', () => {
      expect(planned).toBeGreaterThan(400);
      expect(counts.steps).toBeGreaterThan(200);
      expect(counts.held).toBeGreaterThan(10);
      expect(done).toHaveLength(planned);
      expect(new Set(done.map(({ id }) => id)).size).toBe(planned);
    });

    it('nothing is done a millisecond early', () => {
      expect(done.filter(({ at, doneAt }) => doneAt < at)).toEqual([]);
    });

    it('nothing is late that fell due while the CMS ran', () => {
      const up = done.filter(({ wasUp }) => wasUp);
      expect(up.length).toBeGreaterThan(planned / 4);
      expect(up.filter(({ at, doneAt }) => doneAt !== at)).toEqual([]);
    });

    it('it goes in order of time, and what comes down before what goes out', () => {
      const inTheirOrder = [...done].sort(
        (a, b) => a.at - b.at || Number(b.isTakeDown) - Number(a.isTakeDown),
      );
      expect(done.map(({ at }) => at)).toEqual(inTheirOrder.map(({ at }) => at));
      expect(done.map(({ isTakeDown }) => isTakeDown)).toEqual(
        inTheirOrder.map(({ isTakeDown }) => isTakeDown),
      );
    });

    it('readers are never behind with what comes down', () => {
      expect(counts.late).toBe(0);
    });
  },
);
