import { expect, it } from 'vitest';
import { siteFlags, thatNodeKnows } from './node-flags.ts';

it('leaves out what an older or newer Node would refuse to start with', () => {
  expect(thatNodeKnows(['--max-semi-space-size=4', '--no-such-option=1'])).toEqual([
    '--max-semi-space-size=4',
  ]);
  expect(siteFlags).toContain('--heap-growing-percent=30');
});
