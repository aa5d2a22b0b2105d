import { expect, it } from 'vitest';
import { chooseCoding, isWorthCoding } from './content-coding.ts';

it.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['BR', 'br'],
  ['gzip;q=1.0, br;q=0.1', 'br'],
  ['gzip, br;q=0', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['gzip;q=0, *', 'br'],
  ['identity', 'identity'],
])('"%s" gets %s', (accepted, coding) => {
  expect(chooseCoding(accepted)).toBe(coding);
});

it.each([
  ['text/html; charset=utf-8', 1000, true],
  ['application/atom+xml; charset=utf-8', 1000, true],
  ['application/manifest+json', 1000, true],
  ['image/svg+xml', 1000, true],
  ['text/html', 100, false],
  ['image/png', 1000, false],
  ['application/pdf', 1000, false],
])('%s of %i bytes: %s', (mediaType, bytes, isWorth) => {
  expect(isWorthCoding(mediaType, bytes)).toBe(isWorth);
});
