import { expect, it } from 'vitest';
import { nextTurn } from './next-turn.ts';

it('lets others have a turn between any two that come together', async () => {
  let turnsOfOthers = 0;
  let isOver = false;
  const others = () => {
    turnsOfOthers += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  const seen = await Promise.all(
    Array.from({ length: 4 }, () => nextTurn().then(() => turnsOfOthers)),
  );
  isOver = true;
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(new Set(seen).size).toBe(4);
});
