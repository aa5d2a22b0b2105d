import { beforeEach, describe, expect, it } from 'vitest';
import { ScheduleClock } from './clock';

const noon = Date.parse('2026-12-01T12:00:00Z');
const hour = 3_600_000;

let wall: number;
let monotonic: number;
let clock: ScheduleClock;

beforeEach(() => {
  wall = noon;
  monotonic = 5_000;
  clock = new ScheduleClock({ wall: () => wall, monotonic: () => monotonic });
});

/** Time passes, as both clocks see it. */
function pass(milliseconds: number): void {
  wall += milliseconds;
  monotonic += milliseconds;
}

describe('the clock of the schedule', () => {
  it.each([hour, -hour, 24 * hour, -24 * hour, 1500, -1500])(
    'goes on alike when the wall clock is stepped by %i ms',
    (step) => {
      pass(60_000);
      wall += step;
      pass(60_000);
      expect(clock.now().getTime()).toBe(noon + 120_000);
      expect(clock.step()).toBe(step);
    },
  );

  it('is never ahead by a part of a millisecond', () => {
    monotonic += 999.9;
    expect(clock.now().getTime()).toBe(noon + 999);
  });
});

describe('the time by which things come down', () => {
  it('is the latest of the wall clock, the time since the start and the last time recorded', () => {
    pass(1000);
    expect(clock.latest().getTime()).toBe(noon + 1000);
    wall += hour;
    expect(clock.latest().getTime()).toBe(noon + hour + 1000);
    wall -= 2 * hour;
    expect(clock.latest().getTime()).toBe(noon + 1000);
    clock.hasSeen(new Date(noon + 24 * hour));
    expect(clock.latest().getTime()).toBe(noon + 24 * hour);
  });

  it('believes a record that somebody has corrected', () => {
    clock.hasSeen(new Date(noon + 24 * hour));
    clock.hasSeen(new Date(noon));
    expect(clock.latest().getTime()).toBe(noon);
  });
});
