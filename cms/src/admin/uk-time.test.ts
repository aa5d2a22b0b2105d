import { describe, expect, it } from 'vitest';
import { ukDay, ukDayAndTime, ukMoment } from './uk-time';

const now = new Date('2026-11-23T12:00:00Z');

describe('UK time', () => {
  it('writes a day in full', () => {
    expect(ukDay('2026-06-06')).toBe('6 June 2026');
  });

  it('follows the clocks in summer', () => {
    expect(ukMoment('2026-06-06T08:30:00.000Z', now)).toBe('6 June 2026 at 9:30am');
  });

  it('moves to the next day where the UK has', () => {
    expect(ukMoment('2026-06-06T23:15:00.000Z', now)).toBe('7 June 2026 at 12:15am');
  });

  it('says today', () => {
    expect(ukMoment('2026-11-23T09:05:00.000Z', now)).toBe('today at 9:05am');
  });

  it('names the day of the week of what is still to come', () => {
    const words = ukDayAndTime(new Date('2026-12-03T09:00:00.000Z'));
    expect(words).toBe('Thursday 3 December 2026 at 9:00am');
  });
});
