import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

it('does not depend on the order of fields, and does on that of a list', () => {
  const one = { b: [1, { y: 1, x: null }], a: 'x' };
  const other = { a: 'x', b: [1, { x: null, y: 1 }] };
  expect(canonicalJson(one)).toBe(canonicalJson(other));
  expect(canonicalJson(one)).toBe('{"a":"x","b":[1,{"x":null,"y":1}]}');
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});
