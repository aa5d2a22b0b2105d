import { expect, it } from 'vitest';
import { whatIsWrong, whatToDo } from './attention-words';

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
