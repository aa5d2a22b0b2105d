import { describe, expect, it } from 'vitest';
import { readUkTime } from './read-uk-time';
import { ukMoments, ukWallClock, ukZoneAt } from './uk-wall-clock';

const minute = 60_000;
const hour = 60 * minute;

/** Summer Time Order 2002: from 1 a.m. GMT on the last Sunday in March to that in October. */
function lastSundayAtOne(year: number, month: 2 | 9): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1);
}

function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSundayAtOne(year, 2) && at < lastSundayAtOne(year, 9);
}

/** The law without any list of time zones: what UK clocks show, `YYYY-MM-DDTHH:mm`. */
function wallByLaw(at: number): string {
  return new Date(at + (isSummer(at) ? hour : 0)).toISOString().slice(0, 16);
}

function everyHalfHour(year: number): number[] {
  const start = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - start) / (30 * minute);
  return Array.from({ length: count }, (_, at) => start + at * 30 * minute);
}

describe.each([2026, 2027, 2028])('every half hour of %i', (year) => {
  const moments = everyHalfHour(year);

  it('is shown as the law says', () => {
    const wrong = moments.filter((at) => {
      const moment = new Date(at);
      const zone = isSummer(at) ? 'BST' : 'GMT';
      return ukWallClock(moment) !== wallByLaw(at) || ukZoneAt(moment) !== zone;
    });
    expect(moments.length).toBe(year === 2028 ? 17_568 : 17_520);
    expect(wrong).toEqual([]);
  });

  it('as a UK clock shows it is read as what the law makes of it: nothing, one moment, or two', () => {
    const byWall = new Map<string, number[]>();
    for (const at of everyHalfHour(year)) {
      const wall = wallByLaw(at);
      byWall.set(wall, [...(byWall.get(wall) ?? []), at]);
    }
    const walls = moments.map((at) => new Date(at).toISOString().slice(0, 16));
    const wrong = walls.filter((wall) => {
      const read = ukMoments(wall)?.map(({ at }) => at.getTime());
      return JSON.stringify(read) !== JSON.stringify(byWall.get(wall) ?? []);
    });
    expect(wrong).toEqual([]);
    const counts = walls.map((wall) => byWall.get(wall)?.length ?? 0);
    expect(counts.filter((count) => count === 0)).toHaveLength(2);
    expect(counts.filter((count) => count === 2)).toHaveLength(2);
  });

  it('can be planned, but for the hour that is skipped and the one that comes twice', () => {
    const before = new Date(Date.UTC(year - 1, 11, 31));
    const refused = new Map<string, number>();
    for (const at of moments) {
      const wall = new Date(at).toISOString().slice(0, 16);
      try {
        const read = readUkTime(wall, undefined, before, 'do it now');
        expect(wallByLaw(read.getTime())).toBe(wall);
      } catch (error) {
        const why = (error as Error).message.includes('twice') ? 'twice' : 'never';
        refused.set(why, (refused.get(why) ?? 0) + 1);
      }
    }
    expect(Object.fromEntries(refused)).toEqual({ never: 2, twice: 2 });
  });
});
