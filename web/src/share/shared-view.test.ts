import { expect, it } from 'vitest';
import { inUkTime } from './shared-view.ts';

it.each([
  ['2026-12-10T09:40:00.000Z', '10 December 2026 at 9:40am'],
  ['2026-07-10T23:05:00.000Z', '11 July 2026 at 12:05am'],
  ['2026-10-25T12:00:00.000Z', '25 October 2026 at 12:00pm'],
])('%s is %s in the UK', (moment, words) => expect(inUkTime(moment)).toBe(words));
