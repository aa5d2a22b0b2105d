import { expect, it } from 'vitest';
import { becauseOf } from './words';

it('says how often the text says what', () => {
  expect(
    becauseOf([
      { words: 'neglect', times: 4 },
      { words: 'neglected', times: 2 },
      { words: 'neglecting', times: 1 },
    ]),
  ).toBe('Because the text says “neglect” 4 times, “neglected” twice and “neglecting” once.');
});
