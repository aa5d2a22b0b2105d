import { expect, it } from 'vitest';
import { takeDownOrNow } from './take-down-or-now.ts';

it('keeps a time that can be read', () => {
  const takeDown = { id: 'x', at: '2027-01-01T00:00:00Z' };
  expect(takeDownOrNow.parse(takeDown)).toEqual(takeDown);
});

it.each(['soon', '', null, undefined, '2027-01-01', 5])(
  'takes the time %j for one that is past, since the entry must come down',
  (at) => {
    expect(Date.parse(takeDownOrNow.parse({ id: 'x', at }).at)).toBeLessThan(Date.now());
  },
);
