import { expect, it } from 'vitest';
import { beginningsOf, fold, stemOf, wordsOf } from './words.ts';

it('folds letters and keeps every place', () => {
  const text = 'Łódź’s CHILDREN – İstanbul, naïve “ŵy” 😀';
  expect(fold(text)).toHaveLength(text.length);
  expect(fold(text)).toContain('children – istanbul');
  expect(fold('Łódź’s naïve Tŷ')).toBe("lodz's naive ty");
});

it('finds words, without the letter of a genitive', () => {
  expect(wordsOf('The mother’s well-being, 2019/20: it’s Łódź')).toEqual([
    'the',
    'mother',
    'well',
    'being',
    '2019',
    '20',
    'it',
    'lodz',
  ]);
});

it.each([
  ['neglected', 'neglect'],
  ['neglectful', 'neglect'],
  ['families', 'family'],
  ['children', 'child'],
  ['abusive', 'abuse'],
  ['safeguarding', 'safeguarded'],
])('%s is of the family of %s', (one, other) => expect(stemOf(one)).toBe(stemOf(other)));

it.each(['families', 'family', 'children', 'women', 'sizing', 'size', 'comfortably', 'injuries'])(
  '%s begins as its stem says',
  (word) => {
    expect(beginningsOf(stemOf(word)).some((start) => word.startsWith(start))).toBe(true);
  },
);
