import { describe, expect, it } from 'vitest';
import type { ApprovalAnswer, RequestAnswer } from '../../approving/answers';
import type { ReleasePlanAnswer } from '../../scheduling/answers';
import { item, release } from '../schedule/schedule-examples';
import { whyNotApprove } from './why-not-approve';
import { changesSince, factsOf, ruleOf, stateOf, storyOf, untilWhenOf, whenOf } from './words';

const now = new Date('2026-11-26T12:00:00Z');

const asked: RequestAnswer = {
  state: 'waiting',
  askedBy: 'Ada Author',
  askedAt: '2026-11-26T09:30:00.000Z',
  note: null,
  decidedBy: null,
  decidedAt: null,
  decisionNote: null,
  isOwn: false,
  hasChangedSince: false,
};
const decided = { decidedBy: 'Ben Approver', decidedAt: '2026-11-25T16:00:00.000Z' };

function answer(request: Partial<RequestAnswer> | null, approved = false): ApprovalAnswer {
  return {
    persons: 2,
    fingerprint: 'f',
    isLive: false,
    hasLive: false,
    request: request && { ...asked, ...request },
    approved,
    mayAsk: false,
    mayApprove: false,
    maySendBack: false,
    mayTakeBack: false,
    whyNot: null,
  };
}

describe('how a draft stands', () => {
  it.each([
    ['nobody has asked', answer(null), undefined],
    ['waiting', answer({}), 'Waiting for approval'],
    ['changed since it was asked', answer({ hasChangedSince: true }), 'Changed since it was asked'],
    ['approved', answer({ state: 'approved' }, true), 'Approved'],
    [
      'changed since it was approved',
      answer({ state: 'approved', hasChangedSince: true }),
      'Changed since it was approved',
    ],
    ['too few', answer({ state: 'approved' }), 'Approved by one person; it takes two'],
    ['sent back', answer({ state: 'sent-back' }), 'Sent back'],
    ['taken back', answer({ state: 'taken-back' }), undefined],
  ])('%s', (_what, given, text) => {
    expect(stateOf(given)?.text).toBe(text);
  });
});

describe('who did what', () => {
  it('is told in whole sentences, with UK times', () => {
    expect(storyOf(asked, now)).toEqual(['Ada Author asked today at 9:30am.']);
    expect(storyOf({ ...asked, ...decided, state: 'approved' }, now)).toEqual([
      'Ada Author asked today at 9:30am.',
      'Approved by Ben Approver 25 November 2026 at 4:00pm.',
    ]);
    expect(storyOf({ ...asked, ...decided, state: 'sent-back' }, now)).toEqual([
      'Sent back by Ben Approver 25 November 2026 at 4:00pm.',
    ]);
  });

  it('does not say that somebody asked where nobody did', () => {
    const unasked: RequestAnswer = { ...asked, ...decided, state: 'approved', askedBy: null };
    expect(storyOf(unasked, now)).toEqual(['Approved by Ben Approver 25 November 2026 at 4:00pm.']);
  });
});

it('what changed since an approval is told with who gave it, and when', () => {
  const by = 'Ben Approver';
  expect(changesSince({ by, at: decided.decidedAt }, now)).toBe(
    'What changed since Ben Approver approved it on 25 November 2026 at 4:00pm',
  );
  expect(changesSince({ by, at: asked.askedAt }, now)).toBe(
    'What changed since Ben Approver approved it today at 9:30am',
  );
});

describe('what it takes', () => {
  it('is said for one person and for two', () => {
    expect(ruleOf({ persons: 2 })).toContain('two persons');
    expect(ruleOf({ persons: 1 })).toContain('One person is enough');
  });
});

describe('why nobody can approve it', () => {
  const held = { title: 'The report', why: 'is not checked yet.' };

  it('counts the documents that the checks hold back, and is nothing where there are none', () => {
    expect(whyNotApprove({ heldBack: [held] })).toContain('A document cannot be published yet');
    expect(whyNotApprove({ heldBack: [held, held] })).toContain('2 documents cannot be published');
    const page = { title: null, why: 'A name that must not appear stands in “Summary”.' };
    expect(whyNotApprove({ heldBack: [page] })).toContain('cannot be approved');
    expect(whyNotApprove({ heldBack: [] })).toBeNull();
  });
});

describe('when it goes out', () => {
  const due = '2026-11-26T19:04:00.000Z';
  const before = new Date('2026-11-26T19:03:00Z');
  const after = new Date('2026-11-26T19:05:00Z');
  const waiting = item({ isApproved: false, needsApproval: true });
  const stop = { by: 'Ben Approver', at: '2026-11-26T19:00:00.000Z', reason: '' };

  function plan(fields: Partial<ReleasePlanAnswer> = {}, items = [waiting]): ReleasePlanAnswer {
    return {
      release: release({ at: due, items, timeSetBy: 'Ada Author' }),
      takeDown: null,
      lastDone: null,
      mayPlan: true,
      mayPublish: true,
      stop: null,
      clockHolds: null,
      ...fields,
    };
  }

  it('is its time, as long as that is to come', () => {
    expect(whenOf(plan(), before)).toEqual([
      'By itself on Thursday 26 November 2026 at 7:04pm GMT, as Ada Author planned.',
      'If it is approved later than that, it goes out at once.',
    ]);
    expect(whenOf(plan({ stop }), before)[1]).toBe(
      'Everything is stopped: it goes out only when an approver chooses “Go on…” on the schedule.',
    );
  });

  it('is as soon as it is approved, once its time has passed', () => {
    expect(whenOf(plan({}, [waiting, item()]), after)).toEqual([
      'Its time has passed: it was to go out on Thursday 26 November 2026 at 7:04pm GMT, as Ada Author planned, together with 1 more.',
      'It goes out as soon as it is approved.',
    ]);
    expect(whenOf(plan({}, [waiting, waiting]), after)[1]).toBe(
      'It goes out as soon as all of it is approved.',
    );
  });

  it('is not before somebody lets it go on, where everything is stopped', () => {
    expect(whenOf(plan({ stop }), after)[1]).toBe(
      'Everything is stopped: once it is approved, it goes out when an approver chooses “Go on…” on the schedule.',
    );
    expect(whenOf(plan({ clockHolds: 'The clock of the server is wrong.' }), after)[1]).toBe(
      'Nothing goes out at the moment: once it is approved, it goes out when the clock of the CMS is right.',
    );
  });

  it('is not known where no time is set', () => {
    expect(whenOf(plan({ release: null }), after)).toEqual([
      'No time is set. It stays a draft until an approver publishes it.',
    ]);
  });
});

describe('until when it is public', () => {
  const takeDown = {
    at: '2027-07-01T16:00:00.000Z',
    zone: 'BST',
    by: 'Ada Author',
    reason: null,
  } as const;

  it('is told with who set the time, and why it is so soon', () => {
    const sentence = 'It comes down on Thursday 1 July 2027 at 5:00pm BST, as Ada Author set.';
    expect(untilWhenOf({ takeDown })).toEqual([sentence]);
    expect(untilWhenOf({ takeDown: { ...takeDown, reason: 'The court ordered it.' } })).toEqual([
      sentence,
      'Why it comes down sooner than its review type asks: “The court ordered it.”',
    ]);
  });

  it('is left open where nobody has set a time', () => {
    expect(untilWhenOf({ takeDown: null })).toEqual([
      'Once it is public, it stays until somebody takes it down.',
    ]);
  });
});

describe('a document', () => {
  it('is told by what is known of it', () => {
    const file = { fileName: 'r.pdf', path: '/media/r.pdf' };
    const known = { title: 'Report', ...file, language: 'Welsh', isAccessible: true };
    expect(factsOf({ ...known, format: 'PDF', bytes: 48_300, pages: 1 })).toBe(
      'PDF, 48 kB, 1 page, Welsh, accessible',
    );
    expect(factsOf({ ...known, isAccessible: false, format: null, bytes: null, pages: null })).toBe(
      'Welsh, not marked as accessible',
    );
  });
});
