import { expect, it } from 'vitest';
import { hodgesLehmann, mannWhitney, median } from './mann-whitney.ts';

it('gives the probability by the normal approximation, continuity corrected', () => {
  // By hand: U = 6, mean 12.5, deviation √(25 · 11 / 12) = 4.787; z = (6.5 - 0.5) / 4.787 = 1.2534.
  const p = mannWhitney([1.1, 2.2, 3.3, 4.4, 5.5], [2.6, 3.7, 4.8, 5.9, 7.0]);
  expect(p).toBeCloseTo(0.2101, 4);
});

it('finds nothing in equal samples and much in samples that never overlap', () => {
  const low = Array.from({ length: 200 }, (_, at) => at);
  expect(mannWhitney(low, low)).toBeCloseTo(1, 2);
  expect(
    mannWhitney(
      low,
      low.map((value) => value + 500),
    ),
  ).toBeLessThan(1e-60);
  expect(mannWhitney([1, 1, 1], [1, 1, 1])).toBe(1);
});

it('estimates the shift, whatever the outliers', () => {
  const values = [1, 2, 3, 4, 100];
  expect(
    hodgesLehmann(
      values.map((value) => value + 0.25),
      values,
    ),
  ).toBeCloseTo(0.25, 5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
