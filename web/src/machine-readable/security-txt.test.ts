import { describe, expect, test } from 'vitest';
import { securityTxt } from './security-txt.ts';

const site = 'https://reviews.example';
const at = (time: string, securityContact: string | null = 'security@reviews.example') =>
  securityTxt({ securityContact, language: 'en' }, site, new Date(time));

describe('security.txt', () => {
  test('has the fields of RFC 9116', () => {
    expect(at('2026-11-23T09:00:00Z')?.split('\n')).toEqual([
      'Contact: mailto:security@reviews.example',
      'Expires: 2027-05-01T00:00:00Z',
      'Preferred-Languages: en',
      'Canonical: https://reviews.example/.well-known/security.txt',
      '',
    ]);
  });

  test.each(['2026-01-01T00:00:00Z', '2026-12-31T23:59:59Z', '2028-02-29T12:00:00Z'])(
    'read at %s, expires more than five months and less than a year later',
    (time) => {
      const [, expires] = /^Expires: (.+)$/m.exec(at(time) ?? '') ?? [];
      const days = (Date.parse(expires ?? '') - Date.parse(time)) / 86_400_000;
      expect(days).toBeGreaterThan(150);
      expect(days).toBeLessThan(365);
    },
  );

  test('is the same text all month', () => {
    expect(at('2026-11-30T23:59:59Z')).toBe(at('2026-11-01T00:00:00Z'));
  });

  test('gives a web form as its address', () => {
    expect(at('2026-11-23T09:00:00Z', 'https://reviews.example/security')).toContain(
      'Contact: https://reviews.example/security\n',
    );
  });

  test.each([null, '', 'http://reviews.example/security'])('is not there for %j', (contact) => {
    expect(at('2026-11-23T09:00:00Z', contact)).toBeNull();
  });

  test('offers Welsh where the site is in Welsh, and English always', () => {
    const text = securityTxt({ securityContact: 'a@b.example', language: 'cy' }, site, new Date());
    expect(text).toContain('Preferred-Languages: cy, en\n');
  });
});
