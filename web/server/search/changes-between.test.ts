import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes-between.ts';

describe('changesBetween', () => {
  it.each([
    ['abc', 'abc', '', ''],
    ['abc', 'ac', 'b', ''],
    ['abc', 'bc', 'a', ''],
    ['abc', 'ab', 'c', ''],
    ['abc', 'xabc', '', 'x'],
    ['abc', 'abxc', '', 'x'],
    ['abc', 'abcx', '', 'x'],
    ['abc', 'axc', 'b', 'x'],
    ['abc', '', 'abc', ''],
    ['', 'abc', '', 'abc'],
    ['', '', '', ''],
  ])('%s and %s: %s have gone, %s have come', (before, after, gone, come) => {
    expect(changesBetween([...before], [...after])).toEqual({ gone: [...gone], come: [...come] });
  });

  it('tells whatever turns the one list into the other', () => {
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 2_000; round += 1) {
      const list = () => Array.from({ length: random(8) }, () => random(10));
      const [before, after] = [[...new Set(list())], [...new Set(list())]];
      const changes = changesBetween(before, after);
      const made = new Set(before);
      for (const one of changes?.gone ?? []) made.delete(one);
      for (const one of changes?.come ?? []) made.add(one);
      expect([...made].toSorted(), `${before} and ${after}`).toEqual(after.toSorted());
    }
  });

  it('gives up where nearly nothing is as it was', () => {
    const numbers = Array.from({ length: 200 }, (_, at) => at);
    expect(
      changesBetween(
        numbers,
        numbers.map((one) => one + 1_000),
      ),
    ).toBeUndefined();
    expect(changesBetween(numbers, [...numbers, -1])).toEqual({ gone: [], come: [-1] });
  });
});
