import { expect, it } from 'vitest';
import { countBeside } from './counts.ts';

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
