import { describe, expect, it } from 'vitest';
import { nextTime } from './next-time';

const next = (pace: 'at-once' | 'daily' | 'weekly', now: string) =>
  nextTime(pace, new Date(now))?.toISOString() ?? null;

describe('the next time for an alert', () => {
  it('is now for those who want it at once', () => {
    expect(next('at-once', '2026-11-26T10:00:00Z')).toBeNull();
  });

  it('is eight in the morning by a UK clock', () => {
    expect(next('daily', '2026-11-26T07:59:59Z')).toBe('2026-11-26T08:00:00.000Z');
    expect(next('daily', '2026-11-26T08:00:00Z')).toBe('2026-11-27T08:00:00.000Z');
    expect(next('daily', '2026-07-01T06:59:00Z')).toBe('2026-07-01T07:00:00.000Z');
    expect(next('daily', '2026-07-01T23:30:00Z')).toBe('2026-07-02T07:00:00.000Z');
  });

  it('is a Monday for those who want it weekly, also when the clocks change before it', () => {
    expect(next('weekly', '2026-11-26T10:00:00Z')).toBe('2026-11-30T08:00:00.000Z');
    expect(next('weekly', '2026-11-30T08:00:00Z')).toBe('2026-12-07T08:00:00.000Z');
    expect(next('weekly', '2026-10-23T10:00:00Z')).toBe('2026-10-26T08:00:00.000Z');
    expect(next('weekly', '2026-03-27T10:00:00Z')).toBe('2026-03-30T07:00:00.000Z');
  });
});
