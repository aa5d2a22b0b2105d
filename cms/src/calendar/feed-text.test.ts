import { describe, expect, it } from 'vitest';
import { countByTime, feedText } from './feed-text';

const now = new Date('2026-11-26T12:00:00Z');
const at = new Date('2026-11-27T09:30:00Z');

/** The lines of the feed, with long ones put together again (RFC 5545, 3.1). */
const lines = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');
const values = (text: string, name: string) =>
  lines(text)
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1));

describe('the calendar feed', () => {
  it('says a number for each time and nothing else', () => {
    const text = feedText([{ at, count: 1 }], now);
    const event = lines(text).slice(
      lines(text).indexOf('BEGIN:VEVENT') + 1,
      lines(text).indexOf('END:VEVENT'),
    );
    expect(event.sort()).toEqual([
      'DTEND:20261127T094500Z',
      'DTSTAMP:20261126T120000Z',
      'DTSTART:20261127T093000Z',
      'SEQUENCE:0',
      'SUMMARY:1 publication',
      'TRANSP:TRANSPARENT',
      'UID:2026-11-27T09:30:00.000Z@learning-reviews',
    ]);
  });

  it('says more than one as people do', () => {
    expect(values(feedText([{ at, count: 3 }], now), 'SUMMARY')).toEqual(['3 publications']);
  });

  it('asks calendars to look every 15 minutes', () => {
    expect(lines(feedText([], now))).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT15M');
  });

  it('is a calendar without events when nothing is planned', () => {
    const text = feedText([], now);
    expect(lines(text)[0]).toBe('BEGIN:VCALENDAR');
    expect(text).not.toContain('VEVENT');
  });

  it('ends every line as the standard asks', () => {
    const text = feedText([{ at, count: 1 }], now);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/END:VCALENDAR\r\n$/);
  });
});

describe('times of the feed', () => {
  it('come once each, in order, with the entries of all that is due then', () => {
    expect(
      countByTime([
        { at: '2026-11-28T09:30:00.000Z', count: 1 },
        { at: '2026-11-27T09:30:00.000Z', count: 2 },
        { at: '2026-11-28T09:30:00.000Z', count: 3 },
      ]),
    ).toEqual([
      { at: new Date('2026-11-27T09:30:00.000Z'), count: 2 },
      { at: new Date('2026-11-28T09:30:00.000Z'), count: 4 },
    ]);
  });

  it('leave out a release that has nothing in it', () => {
    expect(countByTime([{ at: '2026-11-27T09:30:00.000Z', count: 0 }])).toEqual([]);
  });
});
