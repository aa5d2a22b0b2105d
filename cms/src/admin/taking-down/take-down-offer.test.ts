import { describe, expect, it } from 'vitest';
import { takeDownOffer } from './take-down-offer';

const draft = {
  isPublished: false,
  withdrawal: null,
  goesLiveAt: null,
  takeDown: null,
  mayTakeDown: true,
};
const at = '2026-11-27T09:30:00.000Z';
const takeDown = { at, atUk: '2026-11-27T09:30', zone: 'GMT', reason: null } as const;
const withdrawal = {
  id: 'w1',
  reason: null,
  text: null,
  leavesNotice: false,
  withdrawnAt: at,
  withdrawnBy: 'Ben Approver',
};

describe('when something comes down', () => {
  it.each([
    ['can be set for what is public', { isPublished: true }, 'set'],
    ['can be set for what waits to go live', { goesLiveAt: at }, 'set'],
    ['can be changed, whatever became of the plan', { takeDown }, 'set'],
    ['is told to those who may not set it', { takeDown, mayTakeDown: false }, 'set'],
    ['waits until it is planned when it goes live', {}, 'plan first'],
    ['is no matter for who could not set it then either', { mayTakeDown: false }, null],
    ['is over for what is withdrawn', { withdrawal, goesLiveAt: at, takeDown }, null],
  ])('%s', (_what, facts, offer) => {
    expect(takeDownOffer({ ...draft, ...facts })).toBe(offer);
  });
});
