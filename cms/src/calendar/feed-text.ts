import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

/** That so many entries go out or come down at one time. */
export interface FeedTime {
  at: Date;
  count: number;
}

const minute = 60_000;
/** So that calendars draw a box; nothing lasts. */
const length = 15 * minute;
const secondsBetweenLooks = 15 * 60;

/**
 * The feed as a calendar reads it (RFC 5545). Whoever has its address learns times and numbers, and
 * no title, kind, name or direction.
 *
 * @param now when it is asked for
 */
export function feedText(times: readonly FeedTime[], now: Date): string {
  const calendar = ical({
    name: 'Learning reviews',
    prodId: { company: 'Learning Reviews', product: 'Schedule', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: secondsBetweenLooks,
  });
  for (const { at, count } of times) {
    calendar.createEvent({
      id: `${at.toISOString()}@learning-reviews`,
      stamp: now,
      start: at,
      end: new Date(at.getTime() + length),
      summary: `${count} publication${count === 1 ? '' : 's'}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // The library leaves out the last end of a line, which the standard asks for as well.
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** One for each time, however many releases and take-downs there are at it; the earliest first. */
export function countByTime(entries: readonly { at: string; count: number }[]): FeedTime[] {
  const counts = new Map<number, number>();
  for (const { at, count } of entries) {
    const time = Date.parse(at);
    counts.set(time, (counts.get(time) ?? 0) + count);
  }
  return [...counts]
    .filter(([, count]) => count > 0)
    .sort(([one], [other]) => one - other)
    .map(([time, count]) => ({ at: new Date(time), count }));
}
