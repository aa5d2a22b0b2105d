import { describe, expect, it } from 'vitest';
import { readNumber, writeNumber, writeSize } from './whole-number';

describe('whole numbers', () => {
  it('writes a year without a comma', () => {
    expect(writeNumber(2020)).toBe('2020');
    expect(writeNumber(null)).toBe('');
  });

  it('reads what was typed', () => {
    expect(readNumber(' 2020 ')).toBe(2020);
    expect(readNumber('')).toBeNull();
    expect(readNumber('20x')).toBeUndefined();
  });

  it('writes sizes as people read them', () => {
    expect(writeSize(200)).toBe('200 bytes');
    expect(writeSize(1_234_567)).toBe('1.2 MB');
    expect(writeSize(48_300)).toBe('48 kB');
    expect(writeSize(null)).toBe('');
  });

  it.each([
    [1, '1 byte'],
    [999, '999 bytes'],
    [1500, '1 kB'],
    [15_953, '15 kB'],
    [22_724, '22 kB'],
    [999_999, '999 kB'],
    [1_999_999, '1.9 MB'],
    [2_000_000, '2 MB'],
    [10_485_760, '10 MB'],
    [1_200_000_000, '1 GB'],
  ])('writes %i bytes as the site does', (bytes, words) => {
    expect(writeSize(bytes)).toBe(words);
  });
});
