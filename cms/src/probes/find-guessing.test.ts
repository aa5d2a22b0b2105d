import { describe, expect, it } from 'vitest';
import { findGuessing } from './find-guessing';
import type { GuessCount, GuessSource } from './guess-counter';
import { guessKindOf } from './guess-kinds';
import { noticeText } from './notice-text';

const at = (time: string) => `2026-11-26T${time}:00.000Z`;

function guesses(time: string, count: number, source: GuessSource = 'site'): GuessCount {
  return { minute: at(time), kind: 'document', source, count };
}

describe('guessing', () => {
  it('is twenty refused tries within ten minutes', () => {
    expect(findGuessing([guesses('10:05', 10), guesses('10:14', 10)])).toEqual([
      { firstMinute: at('10:05'), lastMinute: at('10:14'), tries: 20 },
    ]);
  });

  it('is not nineteen, nor twenty over a longer time', () => {
    expect(findGuessing([guesses('10:05', 10), guesses('10:14', 9)])).toEqual([]);
    expect(findGuessing([guesses('10:05', 10), guesses('10:15', 10)])).toEqual([]);
  });

  it('counts what the site and the CMS refused together', () => {
    expect(findGuessing([guesses('10:05', 10), guesses('10:05', 10, 'cms')])).toHaveLength(1);
  });

  it('leaves out what the embargo check tried', () => {
    const check = guesses('10:05', 90, 'own');
    expect(findGuessing([guesses('10:05', 90), check])).toEqual([]);
    expect(findGuessing([guesses('10:05', 120), check])).toMatchObject([{ tries: 30 }]);
  });

  it('leaves them out too where the site counted them in the next minute', () => {
    const check = guesses('10:05', 90, 'own');
    expect(findGuessing([check, guesses('10:06', 90)])).toEqual([]);
    expect(findGuessing([check, guesses('10:05', 60), guesses('10:06', 30)])).toEqual([]);
  });

  it('is not hidden by an earlier check', () => {
    const check = guesses('10:05', 90, 'own');
    expect(findGuessing([check, guesses('10:07', 30)])).toMatchObject([{ tries: 30 }]);
  });

  it('that goes on is one stretch; what comes much later is another', () => {
    const found = findGuessing([
      guesses('10:05', 30),
      guesses('10:12', 5),
      guesses('10:18', 40),
      guesses('11:00', 25),
    ]);
    expect(found).toEqual([
      { firstMinute: at('10:05'), lastMinute: at('10:18'), tries: 75 },
      { firstMinute: at('11:00'), lastMinute: at('11:00'), tries: 25 },
    ]);
  });
});

describe('the notice', () => {
  it('says how often and when, in UK time', () => {
    const winter = { firstMinute: at('10:05'), lastMinute: at('10:19'), tries: 143 };
    expect(noticeText(winter)).toBe(
      'Somebody may be guessing at addresses of documents: 143 tries between 10:05 and 10:20 on 26 November 2026. Nothing was found: each of them was refused.',
    );
  });

  it('names both days when it went on past midnight, in summer too', () => {
    const summer = {
      firstMinute: '2026-06-30T22:55:00.000Z',
      lastMinute: '2026-06-30T23:04:00.000Z',
      tries: 20,
    };
    expect(noticeText(summer)).toContain(
      '20 tries between 23:55 on 30 June 2026 and 00:05 on 1 July 2026.',
    );
  });
});

it.each([
  ['/documents/abc/x.pdf', 'document'],
  ['//Documents/abc', 'document'],
  ['/uploads/x.pdf', 'document'],
  ['/media/x.pdf', 'document'],
  ['/api/published/documents/abc', 'document'],
  ['/preview/x', 'preview'],
  ['/api/preview/x', 'preview'],
  ['/share/x', 'share'],
  ['/api/published/publications', null],
  ['/documentsx', null],
  ['/documents/..', null],
  ['/documents/abc/%2e%2e/x', 'document'],
  ['/uploads/../admin', null],
])('%s is a guess at: %s', (path, kind) => expect(guessKindOf(path)).toBe(kind));
