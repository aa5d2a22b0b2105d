import { expect, it } from 'vitest';
import { longestQuery, partsOf, queryOf, quoted, readQuery } from './typed-query.ts';

it.each([
  [null, ''],
  ['  neglect \t\n of  ', 'neglect of'],
  ['e\u0301tude', 'étude'],
  ['a\u0000b\u200bc', 'a b c'],
])('reads %j as %j', (typed, query) => expect(readQuery(typed)).toBe(query));

it('cuts what is too long, and never in the middle of a sign', () => {
  expect(readQuery('x'.repeat(5_000))).toHaveLength(longestQuery);
  expect(readQuery('x'.repeat(longestQuery - 1) + '😀')).toBe('x'.repeat(longestQuery - 1));
  const long = `${'x'.repeat(longestQuery - 4)} word`;
  expect(readQuery(long)).toBe('x'.repeat(longestQuery - 4));
  expect(readQuery(`${long.slice(0, longestQuery)} more`)).toBe(long.slice(0, longestQuery));
});

it.each([
  ['neglect', ['word neglect']],
  ['"duty of care" adult', ['phrase duty of care', 'word adult']],
  ['“duty of care”', ['phrase duty of care']],
  ['negl* "negl*"', ['start negl', 'phrase negl*']],
  ['"open end', ['word open', 'word end']],
  ['*** " " - “”', []],
  ['title:x AND (y)', ['word title:x', 'word AND', 'word (y)']],
])('takes %s apart', (query, parts) => {
  expect(partsOf(query).map(({ kind, text }) => `${kind} ${text}`)).toEqual(parts);
});

it.each([
  ['neglect', '“neglect”'],
  ['"duty of care"', '"duty of care"'],
  ['“duty of care” adult', '“duty of care” adult'],
])('says %s as %s', (query, said) => expect(quoted(query)).toBe(said));

it('writes parts as a query again', () => {
  const query = 'negl* "duty of care" adult';
  expect(queryOf(partsOf(query))).toBe(query);
  expect(partsOf('a '.repeat(100))).toHaveLength(50);
});
