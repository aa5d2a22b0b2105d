import { expect, it } from 'vitest';
import { contentVersion } from './content-version.ts';

it('changes when another set is published, and only then', () => {
  let set = {};
  const version = contentVersion(
    () => set,
    () => 0,
  );
  const first = version();
  expect(version()).toBe(first);
  set = {};
  const second = version();
  expect(second).not.toBe(first);
  expect(version()).toBe(second);
});

it.each([
  ['a day begins in the UK in summer', '2026-06-30T22:59:59Z', '2026-06-30T23:00:00Z', true],
  ['a day begins in UTC', '2026-06-30T23:59:59Z', '2026-07-01T00:00:00Z', true],
  ['an hour begins', '2026-06-30T09:59:59Z', '2026-06-30T10:00:00Z', false],
  ['the clock is set back an hour', '2026-06-30T10:10:00Z', '2026-06-30T09:10:00Z', false],
  ['the clock is set back a day', '2026-06-30T10:10:00Z', '2026-06-29T10:10:00Z', true],
])('when %s', (_when, before, after, isOther) => {
  let now = Date.parse(before);
  const set = {};
  const version = contentVersion(
    () => set,
    () => now,
  );
  const first = version();
  now = Date.parse(after);
  expect(version() !== first).toBe(isOther);
});
