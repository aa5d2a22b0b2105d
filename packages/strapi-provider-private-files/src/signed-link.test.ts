import { expect, it } from 'vitest';
import { isLinkValid, signedLink } from './signed-link';

const secret = 'a secret of thirty-two characters';
const now = Date.parse('2026-03-01T12:00:00Z');
const link = new URL(signedLink('a.pdf', secret, 300, now), 'http://cms.example');
const query = Object.fromEntries(link.searchParams);

it('opens its file until its time is up', () => {
  expect(link.pathname).toBe('/media/a.pdf');
  expect(isLinkValid('a.pdf', query, secret, now)).toBe(true);
  expect(isLinkValid('a.pdf', query, secret, now + 300_000)).toBe(true);
  expect(isLinkValid('a.pdf', query, secret, now + 301_000)).toBe(false);
});

it('opens no other file, for no longer, with no other secret', () => {
  expect(isLinkValid('b.pdf', query, secret, now)).toBe(false);
  expect(isLinkValid('a.pdf', { ...query, e: `${Number(query.e) + 1}` }, secret, now)).toBe(false);
  expect(isLinkValid('a.pdf', query, 'another', now)).toBe(false);
  for (const wrong of [{}, { e: query.e }, { s: query.s }, { e: [query.e], s: query.s }]) {
    expect(isLinkValid('a.pdf', wrong, secret, now)).toBe(false);
  }
});
