import { afterEach, expect, it, vi } from 'vitest';
import { logFormat } from './log-format';

const line = (kind: 'text' | 'json', info: object) => {
  const whole = Object.assign(info, { [Symbol.for('level')]: 'error', level: 'error' });
  const { [Symbol.for('message')]: text } = logFormat(kind).transform(whole as never) as never;
  return String(text);
};

afterEach(() => vi.unstubAllGlobals());

it('writes a line for people, with the error and about nobody', () => {
  const text = line('text', new Error('550 <pat@example.org>: No such mailbox'));
  expect(text).toMatch(/^\[20\d\d-.+\] .*error.*: 550 <…@…>: No such mailbox\nError: 550 <…@…>/);
});

it('writes one object for programs, with the error and about nobody', () => {
  const text = line('json', new Error('550 <pat@example.org>: No such mailbox'));
  expect(JSON.parse(text)).toEqual({
    time: expect.stringMatching(/^20\d\d-.*Z$/),
    level: 'error',
    part: 'cms',
    message: '550 <…@…>: No such mailbox',
    cause: expect.stringMatching(/^Error: 550 <…@…>: No such mailbox\n +at /),
  });
});

it('writes nothing but what it knows, and no colours', () => {
  const words = { message: '\u001b[33mSlow\u001b[39m', detail: 'Key (title)=(Child K)' };
  expect(Object.keys(JSON.parse(line('json', words)))).toEqual([
    'time',
    'level',
    'part',
    'message',
  ]);
  expect(JSON.parse(line('json', words))).toMatchObject({ message: 'Slow' });
});

it.each(['text', 'json'] as const)('leaves out who asked: %s', (kind) => {
  const headers: Record<string, string> = { 'X-Forwarded-For': '203.0.113.77' };
  const ctx = { ip: '::ffff:198.51.100.4', get: (name: string) => headers[name] ?? '' };
  vi.stubGlobal('strapi', { requestContext: { get: () => ctx } });
  const message = 'Slow: GET /x?q=y for 203.0.113.77 through ::ffff:198.51.100.4';
  expect(line(kind, { message })).toContain('Slow: GET /x?… for … through …');
});
