import { expect, it } from 'vitest';
import { howMany, whatIsCut, whatIsWrong, whatToDo } from './attention-words';

it('says how many there are, and whether there may be more', () => {
  const title = 'Publications without a theme';
  expect(whatIsWrong({ title, count: 12, mayBeMore: false })).toBe(`${title} (12)`);
  expect(whatIsWrong({ title, count: 1000, mayBeMore: true })).toBe(`${title} (1,000 or more)`);
});

it('says when the list does not show them all', () => {
  expect(whatToDo({ help: 'Open each.', listed: null })).toBe('Open each.');
  expect(whatToDo({ help: 'Open each.', listed: 100 })).toBe(
    'Open each. The list shows the first 100.',
  );
});

it('counts drafts, and says what their list leaves out', () => {
  expect(howMany({ kind: 'Form', count: 1, mayBeMore: false })).toBe('1 form');
  expect(howMany({ kind: 'Publications', count: 200, mayBeMore: true })).toBe(
    '200 or more publications',
  );
  expect(whatIsCut('Publications', { listed: 100 })).toBe(
    'Publications: the list shows the newest 100.',
  );
});
