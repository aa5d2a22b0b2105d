import { expect, it } from 'vitest';
import type { Words } from '../../history/difference';
import { shortenWords } from './shorten-words';

const same = (text: string): Words => ({ kind: 'same', text });
const long = Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ');

it('leaves a short text whole', () => {
  const words = [same('About '), { kind: 'removed', text: 'Jo' } as const, same(' and others')];
  expect(shortenWords(words)).toEqual(words);
});

it('leaves out the middle of what stayed, and whole what is beyond the first and last change', () => {
  const added = { kind: 'added', text: long } as const;
  const removed = { kind: 'removed', text: 'gone' } as const;
  const words = [same(long), added, same(long), removed, same(long)];
  const shown = shortenWords(words);
  expect(shown.map(({ kind }) => kind)).toEqual([
    'gap',
    'same',
    'added',
    'same',
    'gap',
    'same',
    'removed',
    'same',
    'gap',
  ]);
  expect(shown).toContainEqual(added);
  expect(shown.map(({ text }) => text).join('')).toBe(words.map(({ text }) => text).join(''));
  for (const { kind, text } of shown) if (kind === 'same') expect(text.length).toBeLessThan(130);
});

it('cuts between words', () => {
  const [, before] = shortenWords([same(long), { kind: 'added', text: 'x' }]);
  expect(before?.text).toMatch(/^ word\d+ /);
});
