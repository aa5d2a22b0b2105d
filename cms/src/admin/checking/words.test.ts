import { describe, expect, it } from 'vitest';
import type { CheckedDocument } from '../../checking/answers';
import {
  cannotGoOut,
  counted,
  groupsOf,
  isUnderWay,
  pagesWords,
  searchWords,
  standingOf,
} from './words';

const clear: CheckedDocument = {
  publicId: 'a',
  title: 'Full report',
  fileName: 'report.pdf',
  state: 'done',
  done: 3,
  total: 3,
  verdict: 'clear',
  blocks: 0,
  warnings: 0,
  letThrough: 0,
  names: 0,
  virus: 'not looked for',
  search: { unsearchable: [], isEmpty: false },
};

describe('how a document stands', () => {
  it.each<[Partial<CheckedDocument>, string, string]>([
    [{}, 'success', 'No problems found'],
    [{ verdict: 'needs-a-look', warnings: 2 }, 'warning', 'May be published'],
    [{ names: 4 }, 'warning', 'May be published'],
    [{ verdict: 'blocked', blocks: 1 }, 'danger', 'Cannot be published'],
    [{ verdict: 'blocked', letThrough: 1 }, 'warning', 'May be published'],
    [{ verdict: 'could-not-check' }, 'danger', 'Could not be checked'],
    [{ state: 'waiting', verdict: null }, 'neutral', 'Waits to be checked'],
    [{ state: 'checking', verdict: null }, 'neutral', 'Being checked'],
    [{ virus: 'infected' }, 'danger', 'Holds a virus'],
    [{ virus: 'waiting' }, 'neutral', 'Waits'],
    [{ virus: 'could-not-scan' }, 'danger', 'Could not be checked for viruses'],
  ])('%j', (change, hue, title) => {
    expect(standingOf({ ...clear, ...change })).toMatchObject({ hue, title });
  });

  it('says how far a check is, and never a page past the last', () => {
    const under = { ...clear, state: 'checking', verdict: null, total: 80 } as const;
    expect(standingOf({ ...under, done: 2 }).detail).toBe('Page 3 of 80.');
    expect(standingOf({ ...under, done: 80 }).detail).toBe('Page 80 of 80.');
  });
});

describe('what could not go out of a draft', () => {
  const blocked = { ...clear, verdict: 'blocked', blocks: 2 } as const;
  const waiting = { ...clear, state: 'waiting', verdict: null } as const;

  it.each<[string, CheckedDocument[], string]>([
    ['one', [clear, blocked], '1 document cannot be published yet'],
    ['several', [blocked, { ...clear, verdict: 'could-not-check' }], '2 documents cannot be'],
    ['and what waits', [waiting, blocked], '1 document cannot be published yet'],
    ['only what waits', [waiting, clear], '1 document is still being checked'],
  ])('is counted, with where to see why: %s', (_what, documents, words) => {
    const told = cannotGoOut({ documents, fields: [] });
    expect(told).toContain(words);
    expect(told).toContain('“Document checks” beside the entry says');
  });

  it('is also a name in the page, and nothing where all may be published', () => {
    const name = { label: 'Summary', isWhole: true };
    expect(cannotGoOut({ documents: [clear], fields: [name] })).toContain('must not appear');
    const letThrough = { ...blocked, blocks: 0, letThrough: 2 };
    const part = { ...name, isWhole: false };
    expect(cannotGoOut({ documents: [clear, letThrough], fields: [part] })).toBeNull();
  });
});

it('puts what was let through apart from what must be mended', () => {
  const override = { by: 'A. Approver', at: '2026-11-29T09:00:00.000Z', reason: 'Agreed.' };
  const findings = [
    { id: 'a', severity: 'note', override: null },
    { id: 'b', severity: 'block', override },
    { id: 'c', severity: 'block', override: null },
  ] as const;
  expect(groupsOf(findings).map(({ words, findings: [first] }) => [words, first?.id])).toEqual([
    ['Must be mended', 'c'],
    ['Let through by a second person', 'b'],
    ['Good to know', 'a'],
  ]);
});

it('asks again while anything is under way', () => {
  expect(isUnderWay(clear)).toBe(false);
  expect(isUnderWay({ ...clear, virus: 'waiting' })).toBe(true);
  expect(isUnderWay({ ...clear, state: 'checking' })).toBe(true);
});

it.each([
  [1, 1, 'Its only page was read.'],
  [80, 80, 'All 80 pages were read.'],
  [3, 80, '3 of 80 pages were read.'],
])('says that %i of %i pages were read', (checked, total, words) => {
  expect(pagesWords({ checked, total })).toBe(words);
});

it.each<[number[], string | null]>([
  [[], null],
  [[4], 'Page 4 cannot be searched on the site. Its words are only in a picture.'],
  [
    [1, 2, 7],
    'Pages 1, 2 and 7 cannot be searched on the site. Their words are only in a picture.',
  ],
  [
    [1, 4, 5, 6],
    'Pages 1 and 4 to 6 cannot be searched on the site. Their words are only in a picture.',
  ],
])('says which pages cannot be searched: %j', (unsearchable, words) => {
  expect(searchWords({ ...clear, search: { unsearchable, isEmpty: false } })).toBe(words);
});

it('says where nothing can be searched, and nothing of what is not read or not published', () => {
  const search = { unsearchable: [1], isEmpty: true };
  expect(searchWords({ ...clear, search })).toMatch(/^None of it can be searched/);
  expect(searchWords({ ...clear, search: null })).toBeNull();
  expect(searchWords({ ...clear, search, verdict: 'could-not-check' })).toBeNull();
});

it('counts one and many', () => {
  expect([counted(1, 'name'), counted(2, 'name')]).toEqual(['1 name', '2 names']);
});
