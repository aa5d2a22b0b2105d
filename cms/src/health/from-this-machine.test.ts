import { describe, expect, it } from 'vitest';
import { isFromThisMachine } from './from-this-machine';

const host = '127.0.0.1:1337';

describe('a question comes from this machine', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])('at %s', (address) =>
    expect(isFromThisMachine(address, { host })).toBe(true),
  );

  it.each(['localhost', 'localhost:1337', '[::1]:1337', '127.0.0.1'])('to %s', (asked) =>
    expect(isFromThisMachine('::1', { host: asked })).toBe(true),
  );
});

describe('a question comes from elsewhere', () => {
  it.each([
    '192.0.2.1',
    '10.0.0.7',
    '::ffff:192.0.2.1',
    '2001:db8::1',
    '127.0.0.1.example',
    undefined,
  ])('at %s', (address) => expect(isFromThisMachine(address, { host })).toBe(false));

  it.each(['cms.example.org', 'localhost.example.org', '127.0.0.1.example.org:1337', undefined])(
    'to %s',
    (asked) =>
      expect(isFromThisMachine('127.0.0.1', asked === undefined ? {} : { host: asked })).toBe(
        false,
      ),
  );

  it.each([
    'forwarded',
    'via',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-real-ip',
  ])('by a proxy that adds %s', (name) =>
    expect(isFromThisMachine('127.0.0.1', { host, [name]: '' })).toBe(false),
  );
});
