import { describe, expect, it } from 'vitest';
import type { ApprovalAnswer, RequestAnswer } from '../../approving/answers';
import { whyNotApprove } from './why-not-approve';
import { factsOf, ruleOf, stateOf, storyOf } from './words';

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
