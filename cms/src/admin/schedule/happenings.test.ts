import { describe, expect, it } from 'vitest';
import { byUkDay, happeningsOf, needsSomebody } from './happenings';
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

it('somebody is needed while a release is held, failing or late', () => {
  const found = [
    release({ id: 'held', state: 'held' }),
    release({ id: 'failing', state: 'failing' }),
    release({ id: 'late', isLate: true }),
    release({ id: 'planned' }),
    release({ id: 'done', state: 'done' }),
  ].filter(needsSomebody);
  expect(found.map(({ id }) => id)).toEqual(['held', 'failing', 'late']);
});
