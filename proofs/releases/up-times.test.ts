import { describe, expect, it } from 'vitest';
import { delayOf, medianAndWorst, standstills, type Up } from './up-times.ts';

const up = (readyAt: number, endedAt: number | null): Up => ({
  spawnedAt: readyAt - 10,
  readyAt,
  endedAt,
});

describe('how late a release was', () => {
  it('counts from the due time while one CMS or another was up', () => {
    const ups = [up(0, 150), up(100, 400), up(300, null)];
    expect(delayOf(120, 500, ups)).toEqual({ wasUp: true, ms: 380, sinceSpawnMs: 380 });
  });

  it('counts from the start that ended a standstill', () => {
    const ups = [up(300, null), up(0, 100)];
    expect(standstills(ups)).toEqual([{ from: 100, until: 300, spawnedAt: 290 }]);
    expect(delayOf(150, 350, ups)).toEqual({ wasUp: false, ms: 50, sinceSpawnMs: 60 });
  });

  it('is below zero for what came early, whatever stood still', () => {
    expect(delayOf(50, 49, [up(0, null)]).ms).toBe(-1);
    expect(delayOf(50, 49, [up(0, 100), up(300, null)])).toMatchObject({ wasUp: true, ms: -1 });
  });

  it('does not count a standstill that had ended before the due time', () => {
    const ups = [up(0, 100), up(200, null)];
    expect(delayOf(250, 260, ups)).toMatchObject({ wasUp: true, ms: 10 });
  });

  it('counts nothing for what went out before the CMS answered', () => {
    const ups = [up(0, 100), up(300, null)];
    expect(delayOf(150, 295, ups)).toEqual({ wasUp: false, ms: 0, sinceSpawnMs: 5 });
  });
});

it('gives the middle and the largest', () => {
  expect(medianAndWorst([5, 1, 9])).toEqual({ median: 5, worst: 9 });
});
