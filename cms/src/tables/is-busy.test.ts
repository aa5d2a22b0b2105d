import { describe, expect, it } from 'vitest';
import { isBusy } from './is-busy';

const withCode = (code: string) => Object.assign(new Error('As the database says.'), { code });

describe('the database is busy', () => {
  it.each([
    'SQLITE_BUSY',
    'SQLITE_BUSY_SNAPSHOT',
    'SQLITE_LOCKED',
    '53300',
    '55P03',
    '57014',
    '40P01',
    '40001',
  ])('when it says %s', (code) => expect(isBusy(withCode(code))).toBe(true));

  it('when no connection is free in time', () => {
    expect(isBusy(Object.assign(new Error('Full.'), { name: 'KnexTimeoutError' }))).toBe(true);
  });

  it('when that is the cause of what is said', () => {
    expect(isBusy(new Error('Not saved.', { cause: withCode('SQLITE_BUSY') }))).toBe(true);
  });

  it.each([
    withCode('SQLITE_CONSTRAINT'),
    withCode('23505'),
    new Error('SQLITE_BUSY'),
    'busy',
    null,
  ])('but not by %s', (error) => expect(isBusy(error)).toBe(false));
});
