import { expect, it } from 'vitest';
import { pauseAfter } from './not-gone-out';

it('a failing release waits longer each time, from five seconds to ten minutes', () => {
  const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 500].map((attempts) => pauseAfter(attempts) / 1000);
  expect(seconds).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
});
