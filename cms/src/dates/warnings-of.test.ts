import { describe, expect, it } from 'vitest';
import { bankHolidaysOf } from './bank-holidays';
import type { DateFacts, TypeRules } from './date-facts';
import { warningsOf } from './warnings-of';

const today = '2026-11-26';
const noRules: TypeRules = {
  typeName: 'SAR',
  minimumPublicMonths: null,
  reviewAfterMonths: null,
  noticeWorkingDays: null,
  noticeTo: null,
};
const noFacts: DateFacts = {
  rules: [],
  avoided: [],
  preElectionPeriods: [],
  holidays: bankHolidaysOf('England and Wales', []),
  isPublished: false,
  firstPublishedOn: null,
};

/** Times are wall clocks in winter, when the UK keeps to UTC. */
function warnings(facts: Partial<DateFacts>, goLive: string | null, takeDown: string | null) {
  const at = (time: string | null) => (time === null ? null : new Date(`${time}:00Z`));
  const times = { goLiveAt: at(goLive), takeDownAt: at(takeDown) };
  return warningsOf({ ...noFacts, ...facts }, times, today);
}

function withRules(...rules: Partial<TypeRules>[]): Partial<DateFacts> {
  return { rules: rules.map((one) => ({ ...noRules, ...one })) };
}

it('nothing is said of a working day that no rule knows', () => {
  expect(warnings({}, '2026-12-03T09:30', null)).toEqual([]);
  expect(warnings(withRules({}), '2026-12-03T09:30', '2026-12-04T09:30')).toEqual([]);
  expect(warnings({}, null, '2026-12-25T00:00')).toEqual([]);
});

describe('the least time in public', () => {
  const rules = withRules({ minimumPublicMonths: 12 });
  const since = { ...rules, isPublished: true, firstPublishedOn: '2026-02-28' };

  it.each([
    [since, null, '2027-02-27T23:59', 'Sunday 28 February 2027'],
    [{ ...rules, firstPublishedOn: null }, '2026-12-03T09:30', '2027-12-02T23:59', '3 December'],
    [{ ...rules, firstPublishedOn: null }, null, '2027-11-25T23:59', '26 November 2027'],
  ])('is not over: a reason is needed', (facts, goLive, takeDown, until) => {
    const [warning] = warnings(facts, goLive, takeDown);
    expect(warning).toMatchObject({ kind: 'minimum-public', needsReason: true, isReminder: false });
    expect(warning?.text).toContain('The type “SAR” asks that this is public for 12 months');
    expect(warning?.text).toContain(until);
  });

  it.each([
    [since, null, '2027-02-28T00:00'],
    [{ ...rules, firstPublishedOn: null }, '2026-12-03T09:30', '2027-12-03T00:00'],
    [{ ...since, rules: [noRules] }, null, '2026-11-27T00:00'],
  ])('is over: none is needed', (facts, goLive, takeDown) => {
    expect(warnings(facts, goLive, takeDown)).toEqual([]);
  });

  it('is a day of the UK, also in summer', () => {
    const facts = { ...rules, isPublished: true, firstPublishedOn: '2026-07-01' };
    expect(warnings(facts, null, '2027-06-30T22:59')).toHaveLength(1);
    expect(warnings(facts, null, '2027-06-30T23:00')).toEqual([]);
  });

  it('is the longest of its types', () => {
    const facts = withRules(
      { typeName: 'Short', minimumPublicMonths: 1 },
      { typeName: 'Long', minimumPublicMonths: 24 },
      { typeName: 'None' },
    );
    const [warning, ...others] = warnings(facts, '2026-12-03T09:30', '2027-12-03T09:30');
    expect(warning?.text).toContain('“Long” asks that this is public for 24 months');
    expect(others).toEqual([]);
  });
});

describe('notice', () => {
  const rules = withRules({ noticeWorkingDays: 7, noticeTo: 'the Panel' });

  it('that can still be given is a reminder with its last day', () => {
    expect(warnings(rules, '2026-12-07T09:30', null)).toEqual([
      {
        kind: 'notice',
        text: 'The type “SAR” asks for 7 working days of notice to the Panel: by Thursday 26 November 2026.',
        needsReason: false,
        isReminder: true,
      },
    ]);
  });

  it('that is too late is a warning', () => {
    const [warning] = warnings(rules, '2026-12-04T09:30', null);
    expect(warning).toMatchObject({ kind: 'notice', isReminder: false });
    expect(warning?.text).toContain('it had to be given by Wednesday 25 November 2026');
  });

  it('counts the bank holidays of the nation', () => {
    const holidays = bankHolidaysOf('Scotland', []);
    expect(warnings({ ...rules, holidays }, '2026-12-07T09:30', null)[0]?.isReminder).toBe(false);
  });

  it('is not needed for what is public already, nor to take something down', () => {
    expect(warnings({ ...rules, isPublished: true }, '2026-12-04T09:30', null)).toEqual([]);
    expect(warnings(rules, null, '2026-12-04T09:30')).toEqual([]);
  });

  it('is asked for by each type', () => {
    const both = withRules({ noticeWorkingDays: 1 }, { noticeWorkingDays: 2, noticeTo: 'X' });
    const texts = warnings(both, '2026-12-03T09:30', null).map(({ text }) => text);
    expect(texts).toEqual([
      'The type “SAR” asks for 1 working day of notice: by Wednesday 2 December 2026.',
      'The type “SAR” asks for 2 working days of notice to X: by Tuesday 1 December 2026.',
    ]);
  });
});

describe('days to avoid', () => {
  it.each([
    [
      { avoided: [{ from: '2016-12-03', until: null, everyYear: true, reason: 'Birthday' }] },
      'Thursday 3 December 2026 is a date to avoid here: birthday.',
    ],
    [
      {
        preElectionPeriods: [
          { from: '2026-12-01', until: '2026-12-03', everyYear: false, name: 'By-election' },
        ],
      },
      'Thursday 3 December 2026 is in a pre-election period: By-election.',
    ],
  ])('%o', (facts, text) => {
    expect(warnings(facts, '2026-12-03T09:30', null)).toMatchObject([{ kind: 'avoid', text }]);
    expect(warnings(facts, '2026-12-04T09:30', null)).toEqual([]);
    expect(warnings(facts, null, '2026-12-03T09:30')).toEqual([]);
  });
});

describe('the calendar', () => {
  it.each([
    ['2026-12-05T09:30', 'weekend', 'Saturday 5 December 2026 is at a weekend.'],
    ['2026-12-25T09:30', 'bank-holiday', 'a bank holiday in England and Wales: Christmas Day.'],
    ['2029-01-03T09:30', 'bank-holiday', 'Bank holidays after 2028 are not known here.'],
  ])('%s: %s', (goLive, kind, text) => {
    const [warning, ...others] = warnings({}, goLive, null);
    expect(warning?.kind).toBe(kind);
    expect(warning?.text).toContain(text);
    expect(others).toEqual([]);
  });

  it('knows the day of the UK, not of Greenwich', () => {
    const [warning] = warnings({}, '2027-06-04T23:30', null);
    expect(warning?.text).toContain('Saturday 5 June 2027');
  });
});

describe('the review date', () => {
  const rules = withRules({ reviewAfterMonths: 24 }, { reviewAfterMonths: 12 });

  it('is told when it will be, by the first of its types', () => {
    expect(warnings(rules, '2026-12-03T09:30', null)).toMatchObject([
      {
        kind: 'review',
        text: 'Its review will be due on Friday 3 December 2027.',
        isReminder: true,
      },
    ]);
  });

  it('comes after a take-down', () => {
    const [warning] = warnings(rules, '2026-12-03T09:30', '2027-12-02T09:30');
    expect(warning?.text).toContain('It would come down before its review');
    expect(warning?.needsReason).toBe(false);
  });

  it('is past', () => {
    const facts = { ...rules, isPublished: true, firstPublishedOn: '2025-11-26' };
    expect(warnings(facts, null, null)[0]?.text).toContain('was due on Thursday 26 November 2026');
    expect(warnings({ ...facts, firstPublishedOn: '2025-11-27' }, null, null)).toEqual([]);
  });
});

it('what needs a reason comes first, and reminders last', () => {
  const rules = withRules({ noticeWorkingDays: 1, minimumPublicMonths: 12, reviewAfterMonths: 12 });
  const kinds = warnings(rules, '2026-12-05T09:30', '2026-12-08T09:30').map(({ kind }) => kind);
  expect(kinds).toEqual(['minimum-public', 'review', 'weekend', 'notice']);
});
