import { expect, it } from 'vitest';
import { countBeside, countFound } from './counts.ts';

it.each([
  [0, 5, ' (0)'],
  [1, 5, ' (fewer than 5)'],
  [4, 5, ' (fewer than 5)'],
  [5, 5, ' (5)'],
  [1_234, 5, ' (1,234)'],
  [1, 1, ' (1)'],
])('%i, where %i is the smallest that is shown', (number, smallest, words) => {
  expect(countBeside(number, smallest)).toBe(words);
});

it.each([
  [0, 5, '0 publications'],
  [1, 5, 'Fewer than 5 publications'],
  [4, 5, 'Fewer than 5 publications'],
  [5, 5, '5 publications'],
  [1, 1, '1 publication'],
])('%i that were found, where %i is the smallest that is shown', (number, smallest, words) => {
  expect(countFound(number, smallest)).toBe(words);
});
