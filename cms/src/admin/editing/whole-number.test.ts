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
});
