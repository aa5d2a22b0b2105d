import { expect, it } from 'vitest';
import { staleWords } from './stale-words';

const change = {
  by: 'Sam Field',
  isOwn: false,
  wentBack: false,
  changed: new Date('2026-07-01T09:15:00Z'),
  now: new Date('2026-07-01T12:00:00Z'),
};
const whatToDo = 'Nothing was saved. Copy what you typed, load the page again, and put it in.';

it('names the colleague and the time on a UK clock, and says what to do', () => {
  expect(staleWords(change)).toBe(
    `Sam Field changed this at 10:15 while you had it open. ${whatToDo}`,
  );
});

it('names the day when it was not today', () => {
  const now = new Date('2026-07-02T12:00:00Z');
  expect(staleWords({ ...change, now })).toMatch(/ changed this on 1 July 2026 at 10:15 while /);
});

it('says whether it was the person themselves, nobody known, or a step back', () => {
  expect(staleWords({ ...change, isOwn: true })).toMatch(
    /^You changed this at 10:15 in another tab or window\. Nothing was saved\. /,
  );
  expect(staleWords({ ...change, by: '' })).toMatch(/^Somebody changed this at 10:15 while /);
  expect(staleWords({ ...change, wentBack: true })).toMatch(
    /^The changes to this were thrown away while you had it open\. Nothing was saved\. /,
  );
});
