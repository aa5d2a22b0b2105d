import { describe, expect, it } from 'vitest';
import type { ShareRow } from '../../sharing/answers';
import { endWords, openingWords } from './share-words';

const now = new Date('2026-11-26T12:00:00Z');
const row: ShareRow = {
  id: '1',
  number: '4F2A91C0',
  recipient: 'A reader',
  purpose: 'a purpose',
  kind: 'Publication',
  title: 'A title',
  path: '/path',
  madeBy: 'Jo',
  madeAt: '2026-11-25T12:00:00Z',
  worksUntil: '2026-12-10T09:40:00Z',
  state: 'working',
  endedAt: null,
  endedBy: null,
  openings: { count: 0, last: null },
  mayChange: true,
  draftSavedAt: null,
  notOffered: [],
};
const ended = { endedAt: '2026-11-26T09:30:00Z' };

describe('the end of a link', () => {
  it.each<[Partial<ShareRow>, string]>([
    [{}, 'Works until 10 December 2026 at 9:40am'],
    [{ state: 'paused' }, 'Works until 10 December 2026 at 9:40am'],
    [{ ...ended, state: 'revoked', endedBy: 'Sam' }, 'Revoked today at 9:30am by Sam'],
    [{ ...ended, state: 'published' }, 'Published today at 9:30am'],
    [{ ...ended, state: 'deleted' }, 'Deleted today at 9:30am'],
    [
      { state: 'expired', worksUntil: '2026-07-01T08:00:00Z' },
      'Worked until 1 July 2026 at 9:00am',
    ],
  ])('of %o is %s', (fields, words) => expect(endWords({ ...row, ...fields }, now)).toBe(words));
});

describe('the openings of a link', () => {
  it.each<[ShareRow['openings'], string]>([
    [{ count: 0, last: null }, 'Not opened yet'],
    [{ count: 1, last: '2026-11-26T09:30:00Z' }, 'Opened once, today at 9:30am'],
    [{ count: 3, last: '2026-11-26T09:30:00Z' }, 'Opened 3 times, last today at 9:30am'],
  ])('%o are %s', (openings, words) => expect(openingWords({ ...row, openings }, now)).toBe(words));
});
