import { describe, expect, it } from 'vitest';
import { summaryOf, verdictOf, type EmbargoReport, type Tried, type Verdict } from './report';
import { reportText, shortReportText } from './report-text';

const tried = (verdict: Verdict, saw = 'Not found (404).'): Tried => ({
  group: 'page',
  what: 'The page',
  address: 'https://site.example/x',
  verdict,
  saw,
});

function reportOf(all: Tried[]): EmbargoReport {
  return {
    item: { kind: 'Publication', title: 'Child K', state: 'A draft that is not public' },
    startedAt: '2026-07-01T09:15:00.000Z',
    finishedAt: '2026-07-01T09:15:20.000Z',
    by: 'Ada Approver',
    verdict: verdictOf(all),
    summary: summaryOf(all),
    tried: all,
    lookedFor: ['its title “Child K”'],
    notLookedFor: [],
  };
}

describe('the verdict', () => {
  it('is that something was seen, wherever else it could not look', () => {
    const all = [tried('hidden'), tried('could-not-look'), tried('seen')];
    expect(verdictOf(all)).toBe('seen');
    expect(summaryOf(all)).toBe(
      'Something can be seen from outside, at 1 of 3 places. At 1 of them it could not look.',
    );
  });

  it('is never that it is hidden where the check could not look', () => {
    const all = [tried('hidden'), tried('could-not-look', 'The site cannot be reached.')];
    expect(verdictOf(all)).toBe('could-not-look');
    expect(summaryOf(all)).toBe(
      'The check could not look everywhere: not at 1 of 2 places. At the others nothing could be seen. The site cannot be reached.',
    );
  });
});

it('a report can be kept: when in UK time, by whom, what was tried and what was seen', () => {
  expect(reportText(reportOf([tried('hidden')]))).toBe(`Is it hidden? Publication “Child K”

Verdict: Nothing could be seen from outside, at any of 1 places.

Checked: 1 July 2026, 10:15 (UK time)
By: Ada Approver
What it is: A draft that is not public
Keep this as safe as the item itself: it names it.

The page
--------
- hidden: The page
    https://site.example/x
    Not found (404).

Looked for
----------
- its title “Child K”
`);
});

it('a short report says what was seen, and each reason once', () => {
  const away = tried('could-not-look', 'There was no answer in time.');
  const all = [tried('seen', 'Shown (200).'), away, away, tried('hidden')];
  expect(shortReportText(reportOf(all))).toBe(`SEEN: Publication “Child K”
    Something can be seen from outside, at 1 of 4 places. At 2 of them it could not look.
  - SEEN: The page
      https://site.example/x
      Shown (200).
  - could not look: There was no answer in time.
`);
});
