import { describe, expect, it } from 'vitest';
import { addressesOfAsker } from './addresses-of-asker';
import { cutOutPersons } from './cut-out-persons';

describe('cutOutPersons', () => {
  it.each([
    [
      'GET /api/published/revision?of=child%20k&x[a]=b (3 ms) 200',
      'GET /api/published/revision?… (3 ms) 200',
    ],
    ['no such mailbox: <pat.o’hara+news@council.example.org>', 'no such mailbox: <…@…>'],
    [
      'connect to postgres://reviews:secret@db.example.org:5432/reviews',
      'connect to postgres://reviews:…@…:5432/reviews',
    ],
    [
      'select 1 - invalid input syntax for type integer: "Child K"',
      'select 1 - invalid input syntax for type integer: …',
    ],
    [
      `Unexpected token 'C', "Child K, a r"... is not valid JSON`,
      `Unexpected token 'C', … is not valid JSON`,
    ],
    ['date/time field value out of range: "Child K"', 'date/time field value out of range: …'],
  ])('of %s', (line, safe) => {
    expect(cutOutPersons(line)).toBe(safe);
  });

  it.each([
    'at x (/srv/node_modules/@strapi/core/dist/index.js:12:34)',
    'strapi@5.54.0 on Node 24',
    'insert into t (a, b) values (?, ?) - UNIQUE constraint failed: t.a',
    'select * from t where a = ? and b in (?, ?)',
    'Did you mean it? Yes.',
    'connect ECONNREFUSED 10.0.0.5:5432',
  ])('leaves “%s” as it is', (line) => {
    expect(cutOutPersons(line)).toBe(line);
  });

  it('takes the addresses of whoever asks', () => {
    expect(cutOutPersons('Slow: 203.0.113.9.', ['203.0.113.9'])).toBe('Slow: ….');
  });
});

it('knows the addresses of whoever asks, and takes no other word for one', () => {
  const headers: Record<string, string> = {
    'X-Forwarded-For': '203.0.113.9, error , 2001:db8::7,127.0.0.1',
    'X-Real-IP': '',
  };
  const ctx = { ip: '::ffff:10.1.2.3', get: (name: string) => headers[name] ?? '' };
  expect(addressesOfAsker(ctx)).toEqual(['::ffff:10.1.2.3', '203.0.113.9', '2001:db8::7']);
});
