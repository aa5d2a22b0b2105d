import { describe, expect, it } from 'vitest';
import type { ReleasePlanAnswer } from '../../scheduling/answers';
import { byUkDay, happeningsOf, needsSomebody } from './happenings';
import { hasGoneOut, lookAgainIn } from './look-again';
import { release, takeDown } from './schedule-examples';

describe('a schedule', () => {
  it('is in the order of its times, whatever happens', () => {
    const found = happeningsOf(
      [release({ id: 'late', at: '2026-11-29T09:00:00.000Z' }), release({ id: 'soon' })],
      [takeDown({ at: '2026-11-28T09:00:00.000Z' })],
    );
    expect(found.map(({ key }) => key)).toEqual(['soon', 'down-abc', 'late']);
  });

  it('puts what happens after midnight in summer on the day that the UK has then', () => {
    const days = byUkDay(
      happeningsOf(
        [
          release({ id: 'a', at: '2027-06-30T22:59:00.000Z' }),
          release({ id: 'b', at: '2027-06-30T23:00:00.000Z' }),
        ],
        [],
      ),
    );
    expect([...days].map(([day, found]) => [day, found.map(({ key }) => key)])).toEqual([
      ['2027-06-30', ['a']],
      ['2027-07-01', ['b']],
    ]);
  });
});

describe('an open edit screen', () => {
  const at = '2026-11-27T09:30:00.000Z';
  const now = Date.parse(at) - 5000;
  const due = answer({ release: release({ id: 'r1', at }) });

  function answer(fields: Partial<ReleasePlanAnswer>) {
    const nothing = {
      release: null,
      takeDown: null,
      lastDone: null,
      stop: null,
      clockHolds: null,
    };
    const data = { ...nothing, mayPlan: true, mayPublish: false, ...fields };
    return { state: 'ready', data } as const;
  }

  it('asks again just after the time of what waits, and from time to time until it is out', () => {
    expect(lookAgainIn(due, now)).toBe(6500);
    expect(lookAgainIn(due, now - 3_600_000)).toBe(20_000);
    expect(lookAgainIn(due, now + 6000)).toBe(20_000);
    expect(lookAgainIn({ state: 'failed' }, now)).toBe(20_000);
    expect(lookAgainIn(answer({}), now)).toBeNull();
  });

  it('notices that what waited went out, and nothing else', () => {
    const lastDone = { id: 'r1', title: '', at, doneAt: at };
    expect(hasGoneOut('r1', answer({ lastDone }))).toBe(true);
    expect(hasGoneOut('r1', due)).toBe(false);
    expect(hasGoneOut('r1', { state: 'failed' })).toBe(false);
    // Cancelled, or out before the screen was opened.
    expect(hasGoneOut('r2', answer({ lastDone }))).toBe(false);
    expect(hasGoneOut(null, answer({ lastDone }))).toBe(false);
    // Planned anew meanwhile.
    expect(hasGoneOut('r1', answer({ lastDone, release: release({ id: 'r3' }) }))).toBe(false);
  });
});

it('somebody is needed while a release is held, failing or late, or a take-down is late', () => {
  const found = happeningsOf(
    [
      release({ id: 'held', state: 'held' }),
      release({ id: 'failing', state: 'failing' }),
      release({ id: 'late', isLate: true }),
      release({ id: 'planned' }),
      release({ id: 'done', state: 'done' }),
    ],
    [takeDown(), takeDown({ documentId: 'late', isLate: true })],
  ).filter(needsSomebody);
  expect(found.map(({ key }) => key)).toEqual(['held', 'failing', 'late', 'down-late']);
});
