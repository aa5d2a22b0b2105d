import { describe, expect, it } from 'vitest';
import { fingerprintOf, nonsenseLike } from './compare';
import type { Target } from './doors';
import type { Answer } from './outside';

function answer(status: number, body: string, headers: Record<string, string> = {}): Answer {
  const location = headers.location ?? '';
  return { trail: [{ status, location }], status, headers, body: Buffer.from(body), isCut: false };
}

function isSame(one: Answer, target: Target, other: Answer, nonsense: Target): boolean {
  const control = { answer: other, target: nonsense };
  const prints = [fingerprintOf(one, target, control), fingerprintOf(other, nonsense, control)];
  return JSON.stringify(prints[0]) === JSON.stringify(prints[1]);
}

const target = { folder: '/forms/', slug: 'forms' };
const nonsense = { folder: '/forms/', slug: 'xkcdq' };

describe('two answers', () => {
  it('are the same where each repeats what it was asked', () => {
    expect(
      isSame(answer(404, 'No forms here'), target, answer(404, 'No xkcdq here'), nonsense),
    ).toBe(true);
  });

  it('are the same where a short slug is also a word of every page', () => {
    const frame = '<a href="/forms/">forms</a> Not found';
    expect(isSame(answer(404, frame), target, answer(404, frame), nonsense)).toBe(true);
  });

  it('are the same where each leads to its own address without the slash', () => {
    const to = (location: string) => answer(301, '', { location });
    expect(isSame(to('/forms/forms'), target, to('/forms/xkcdq'), nonsense)).toBe(true);
    expect(isSame(to('/forms/forms-2'), target, to('/forms/xkcdq'), nonsense)).toBe(false);
  });

  it.each([
    ['their status', answer(403, 'No'), answer(404, 'No')],
    ['their words', answer(404, 'No'), answer(404, 'Not yet')],
    [
      'how long they may be kept',
      answer(404, 'No', { 'cache-control': 'private' }),
      answer(404, 'No', { 'cache-control': 'no-store' }),
    ],
    [
      'a header that says that there are parts',
      answer(404, 'No', { 'accept-ranges': 'bytes' }),
      answer(404, 'No'),
    ],
  ])('differ by %s', (_, one, other) => {
    expect(isSame(one, target, other, nonsense)).toBe(false);
  });

  it('do not differ by the time of day', () => {
    const at = (date: string) => answer(404, 'No', { date });
    expect(isSame(at('10:05'), target, at('10:06'), nonsense)).toBe(true);
  });
});

describe('nonsense', () => {
  it('has the shape of what is real', () => {
    const sha256 = 'a'.repeat(64);
    const made = nonsenseLike({
      folder: '/documents/',
      id: 'abcdefghijklmnopqrstuvwx',
      fileName: 'full-report.pdf',
      originalName: 'K Harding v3.PDF',
      storedName: `${sha256}-0123456789abcdef.pdf`,
      fileId: '17',
    });
    expect(made).toEqual({
      folder: '/documents/',
      id: expect.stringMatching(/^[a-z]{24}$/),
      fileName: expect.stringMatching(/^[a-z]{4}-[a-z]{6}\.pdf$/),
      originalName: expect.stringMatching(/^[a-z] [a-z]{7} [a-z]{2}\.PDF$/),
      storedName: expect.stringMatching(/^[0-9a-f]{64}-[0-9a-f]{16}\.pdf$/),
      fileId: expect.stringMatching(/^\d{9}$/),
    });
    expect(made.storedName).not.toContain(sha256);
  });
});
