import { describe, expect, it } from 'vitest';
import { doubtAtStart } from './clock-doubt';

const noon = Date.parse('2026-12-01T12:00:00Z');
const minute = 60_000;

const at = (minutes: number) => new Date(noon + minutes * minute);

describe('a start', () => {
  it('is in no doubt when time has passed and nobody put the clock forward', () => {
    const record = { lastSeen: at(0), steppedTo: null };
    expect(doubtAtStart(record, at(1))).toEqual({ waitsFor: null, steppedTo: null });
  });

  it('waits for the last time recorded, but for two seconds', () => {
    const record = { lastSeen: at(0), steppedTo: null };
    expect(doubtAtStart(record, new Date(noon - 2001)).waitsFor).toEqual(at(0));
    expect(doubtAtStart(record, new Date(noon - 2000)).waitsFor).toBeNull();
  });

  it('asks whether a clock that was put forward still is, until it shows less than it did then', () => {
    const record = { lastSeen: at(0), steppedTo: at(60) };
    expect(doubtAtStart(record, at(61)).steppedTo).toEqual(at(60));
    expect(doubtAtStart(record, new Date(at(60).getTime() - 2000)).steppedTo).toEqual(at(60));
    expect(doubtAtStart(record, at(59))).toEqual({ waitsFor: null, steppedTo: null });
  });

  it('waits for the last time recorded first', () => {
    const record = { lastSeen: at(0), steppedTo: at(60) };
    expect(doubtAtStart(record, at(-1))).toEqual({ waitsFor: at(0), steppedTo: null });
  });
});
