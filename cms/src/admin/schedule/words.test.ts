import { describe, expect, it } from 'vitest';
import { happeningsOf } from './happenings';
import { item, release, takeDown } from './schedule-examples';
import { type KeptBack, whyNotOut } from './why-not-out';
import {
  countInWords,
  historyOf,
  lineOf,
  nameOf,
  stateOf,
  subtitleOf,
  takeDownStateOf,
  takeDownTimeOf,
  takeDownTrouble,
  takeDownsOf,
  timeOf,
} from './words';

const notApproved = item({ isApproved: false, needsApproval: true, title: 'Ash Road' });
const notAgreed = item({ isApproved: false, needsApproval: true, lacksOnlyTime: true });
const now = new Date('2026-11-26T12:00:00Z');
const nothing = { stop: null, clockHolds: null };
const stopped = { ...nothing, stop: { by: 'Ben Approver', at: '2026-11-26T11:00Z', reason: '' } };

describe('how a release stands', () => {
  it.each([
    [release(), 'Planned'],
    [release({ items: [item(), notApproved] }), 'Needs approval'],
    [release({ items: [notAgreed, notApproved] }), 'Needs approval'],
    [release({ items: [item(), notAgreed] }), 'Time not agreed'],
    // What was approved after an author set the time needs nobody.
    [release({ isTimeAgreed: false }), 'Planned'],
    [release({ items: [item({ isApproved: false })] }), 'Planned'],
    [release({ isLate: true }), 'Late'],
    [release({ state: 'held', isLate: true, items: [notApproved] }), 'Held'],
    [release({ state: 'failing', isLate: true }), 'Failing'],
    [release({ state: 'done', items: [notApproved] }), 'Went out'],
    [release({ state: 'cancelled' }), 'Cancelled'],
    [release({ state: 'superseded' }), 'Did not go out'],
  ])('case %#', (one, words) => expect(stateOf(one).text).toBe(words));
});

describe('why a release is not out', () => {
  const why = (fields: Parameters<typeof release>[0]) => whyNotOut(release(fields), nothing, now);

  it('is said of what nobody has approved', () => {
    expect(why({ items: [item(), notApproved] })).toBe(
      'Not approved yet: “Ash Road”. An approver opens it and chooses “Look and decide…”. Approved by its time, it goes out then; approved later, at once.',
    );
    expect(why({ items: [notApproved, { ...notApproved, title: 'Elm Row' }] })).toContain(
      'Not approved yet: “Ash Road” and “Elm Row”. An approver opens each of them and chooses',
    );
    expect(why({ items: [{ ...notApproved, title: 'Hidden', editPath: null }] })).toContain(
      'Not approved yet: something that you may not read, or that was deleted.',
    );
    expect(why({})).toBeNull();
  });

  it('is said of what is approved, but not for the time that somebody set since', () => {
    const timeSet = { timeSetBy: 'Ada Author', timeSetAt: '2026-11-26T11:02:00.000Z' };
    expect(why({ items: [item(), notAgreed], ...timeSet })).toBe(
      'Approved, but not for this time: “Oak Lane”. Ada Author set the time today at 11:02am, and no approver has agreed to it. To agree, an approver chooses “Move…”, and keeps the time or gives another.',
    );
    expect(why({ items: [notApproved, notAgreed], ...timeSet })).toMatch(
      /^Not approved yet: “Ash Road”\. .+ Approved, but not for this time: “Oak Lane”\. /,
    );
  });
});

describe('why a release is late', () => {
  const why = (fields: Parameters<typeof release>[0], keptBack: KeptBack = stopped) =>
    whyNotOut(release({ isLate: true, ...fields }), keptBack, now);

  it('is that everything is stopped, where it is', () => {
    const waits =
      'Everything is stopped, so it waits until an approver chooses “Go on…” on the schedule.';
    expect(why({})).toBe(`It should be out by now. ${waits}`);
    expect(why({ state: 'held', heldBecause: 'It was not approved.' })).toBe(
      `It should be out by now. ${waits}`,
    );
    expect(why({ state: 'failing', lastError: 'No disk.', nextAttemptAt: now.toISOString() })).toBe(
      `No disk. ${waits}`,
    );
    expect(why({ state: 'done', isLate: false })).toBeNull();
    expect(why({ isLate: false })).toBeNull();
  });

  it('is the clock, where that keeps everything back', () => {
    expect(why({}, { ...nothing, clockHolds: 'It differs.' })).toBe(
      'It should be out by now. It waits until the clock of the CMS is right: the schedule says more.',
    );
  });

  it('names what is not approved as well', () => {
    expect(why({ state: 'held', items: [item(), notApproved] })).toMatch(
      /^It should be out by now\. Everything is stopped, .+ Not approved yet: “Ash Road”\. An approver opens it and .+ It goes out only after that\.$/,
    );
    expect(why({ items: [notAgreed] })).toMatch(
      /no approver has agreed to it\. It has passed, so an approver has to give another: “Move…”\.$/,
    );
  });

  it('is why it is held or fails, where nothing is kept back', () => {
    expect(why({}, nothing)).toBe(
      'It should be out by now. It goes out as soon as the CMS gets to it.',
    );
    expect(why({ items: [notApproved] }, nothing)).toBe(
      'It should be out by now. Not approved yet: “Ash Road”. An approver opens it and chooses “Look and decide…”. It goes out only after that.',
    );
    expect(why({ state: 'held', heldBecause: 'It was not approved.' }, nothing)).toBe(
      'It was not approved.',
    );
    const failing = { lastError: 'No disk.', nextAttemptAt: now.toISOString() };
    expect(why({ state: 'failing', ...failing }, nothing)).toBe(
      'No disk. It is tried again today at 12:00pm.',
    );
  });
});

describe('what a release is called', () => {
  it('is its own name, or that of what is in it', () => {
    expect(nameOf(release({ title: 'Oak Lane and its briefing' }))).toBe(
      'Oak Lane and its briefing',
    );
    expect(nameOf(release())).toBe('Oak Lane');
    expect(nameOf(release({ title: 'Oak Lane', items: [item(), item()] }))).toBe(
      'Oak Lane and 1 more',
    );
    expect(nameOf(release({ title: 'Title that is now another' }))).toBe(
      'Title that is now another',
    );
    expect(nameOf(release({ title: ' ', items: [item(), item(), item()] }))).toBe(
      'Oak Lane and 2 more',
    );
  });
});

describe('the history of a release', () => {
  const story = (fields: Parameters<typeof release>[0]) => historyOf(release(fields), now);
  const approved = item({ approvedBy: 'Ben Approver' });

  it('says who planned it, and when', () => {
    expect(story({})).toBe('Planned today at 9:30am by Sam Example.');
  });

  it('says who set its time since, who approved all of it, and when it went out', () => {
    const moved = { timeSetBy: 'Ben Approver', timeSetAt: '2026-11-26T11:02:00.000Z' };
    const other = item({ approvedBy: 'Cy Approver' });
    const out = { state: 'done', doneAt: '2026-11-26T11:30:00.000Z' } as const;
    expect(story({ ...moved, ...out, items: [approved, other, approved] })).toBe(
      'Planned today at 9:30am by Sam Example. Its time was set today at 11:02am by Ben Approver. Approved by Ben Approver and Cy Approver. Went out today at 11:30am.',
    );
  });

  it('names nobody as its approver while something in it lacks approval', () => {
    expect(story({ items: [approved, notApproved] })).not.toContain('Approved by');
  });
});

it('what is in a release and comes down again is told with the time, and who set it', () => {
  const down = { at: '2027-07-01T16:00:00.000Z', zone: 'BST', by: 'Ada Author' } as const;
  const words = 'comes down on Thursday 1 July 2027 at 5:00pm BST, as Ada Author set.';
  expect(takeDownsOf(release({ items: [item({ takeDown: down })] }))).toEqual([`It ${words}`]);
  expect(takeDownsOf(release({ items: [item({ takeDown: down }), item()] }))).toEqual([
    `“Oak Lane” ${words}`,
  ]);
  expect(takeDownsOf(release())).toEqual([]);
});

it('what is in it, counted', () => {
  expect(countInWords([item()])).toBe('1 publication');
  expect(countInWords([item(), item({ kindName: 'Form' }), item()])).toBe(
    '2 publications and 1 form',
  );
});

describe('the time of a release', () => {
  it.each([
    [release(), 'Goes out at 09:30 GMT'],
    [release({ isLate: true }), 'Was due at 09:30 GMT'],
    [release({ state: 'held', isLate: true }), 'Was due at 09:30 GMT'],
    // It may have gone out later, or been cancelled before.
    [release({ state: 'done', doneAt: '2026-11-27T09:41:00.000Z' }), 'Planned for 09:30 GMT'],
    [release({ state: 'cancelled' }), 'Planned for 09:30 GMT'],
    [release({ state: 'superseded' }), 'Planned for 09:30 GMT'],
  ])('case %#', (one, words) => expect(timeOf(one, 'at 09:30')).toBe(words));
});

it('the time of a take-down that is past is told as such', () => {
  expect(takeDownTimeOf(takeDown(), 'at 09:30')).toBe('Comes down at 09:30 GMT');
  expect(takeDownTimeOf(takeDown({ isLate: true }), 'at 09:30')).toBe(
    'Was to come down at 09:30 GMT',
  );
  expect(takeDownStateOf(takeDown({ isLate: true })).text).toBe('Late');
  expect(takeDownTrouble(takeDown({ isLate: true }))).toMatch(/^Its time has passed, so no reader/);
  expect(takeDownTrouble(takeDown())).toBeNull();
});

it('what stays in view says whether anything goes out', () => {
  expect(subtitleOf(stopped)).toMatch(/^Nothing goes out at the moment/);
  expect(subtitleOf({ ...nothing, clockHolds: 'It differs.' })).toBe(subtitleOf(stopped));
  expect(subtitleOf(nothing)).toBe('What goes out and what comes down, in UK time');
  expect(subtitleOf(null)).toBe(subtitleOf(nothing));
});

describe('the line of a calendar', () => {
  const line = (...parts: Parameters<typeof happeningsOf>) => happeningsOf(...parts).map(lineOf)[0];
  it.each([
    [line([release()], []), '09:30 goes out: Oak Lane'],
    [line([release({ state: 'done' })], []), '09:30 out: Oak Lane'],
    [line([release({ state: 'superseded' })], []), '09:30 not out: Oak Lane'],
    [line([release({ state: 'cancelled' })], []), '09:30 cancelled: Oak Lane'],
    [line([release({ state: 'held', isLate: true })], []), '09:30 was due: Oak Lane'],
    [line([], [takeDown()]), '09:30 comes down: Oak Lane'],
    [line([], [takeDown({ isLate: true })]), '09:30 was to come down: Oak Lane'],
  ])('%s', (found, expected) => expect(found).toBe(expected));
});
