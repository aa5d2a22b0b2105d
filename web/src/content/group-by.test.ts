import { expect, it } from 'vitest';
import { groupBy } from './group-by.ts';

it('groups a list by each of its names, once for each list, in its order', () => {
  let read = 0;
  const byColour = groupBy(({ colours }: { colours: string[] }) => {
    read += 1;
    return colours;
  });
  const both = { colours: ['red', 'blue', 'red'] };
  const blue = { colours: ['blue'] };
  const entries = [both, blue, { colours: [] }];
  expect(byColour(entries, 'red')).toEqual([both]);
  expect(byColour(entries, 'blue')).toEqual([both, blue]);
  expect(byColour(entries, 'green')).toEqual([]);
  expect(read).toBe(3);
  expect(byColour([blue], 'red')).toEqual([]);
});
