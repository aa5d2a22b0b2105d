import { expect, it } from 'vitest';
import { compareTexts } from './compare-texts';

const shown = (before: string, after: string) =>
  compareTexts(before, after)
    ?.map(({ text, kind }) => (kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}[${text}]`))
    .join('');

it('puts changes together that only spaces part', () => {
  expect(shown('and they seldom spoke to each other', 'and did not speak to each other')).toBe(
    'and -[they seldom spoke]+[did not speak] to each other',
  );
});

it.each([
  ['', 'New words'],
  ['Old words', ''],
  ['a b c', 'a c'],
  ['a c', 'a b c'],
  [' a  b ', 'b a'],
  ['one\ntwo three', 'one\n\ntwo four'],
  ['x y z', 'p q r'],
  ['a b', 'a  b'],
])('loses nothing of %o and %o', (before, after) => {
  const words = compareTexts(before, after) ?? [];
  const without = (kind: string) =>
    words.flatMap((run) => (run.kind === kind ? [] : run.text)).join('');
  expect(without('added')).toBe(before);
  expect(without('removed')).toBe(after);
});

it('compares a long report that was changed throughout', () => {
  const report = (word: string) =>
    Array.from({ length: 10_000 }, (_, at) => (at % 100 === 0 ? word : `word${at}`)).join(' ');
  expect(compareTexts(report('was'), report('is'))?.length).toBe(300);
});

it('gives up where nothing is in common', () => {
  const long = (word: string) => Array.from({ length: 5000 }, (_, at) => word + at).join(' ');
  expect(compareTexts(long('a'), long('b'))).toBeNull();
});
