import type { Block, RichText } from '@learning-reviews/content-contract';
import { expect, test } from 'vitest';
import { outline, plainTextOf } from './outline.ts';

type Level = 1 | 2 | 3 | 4 | 5 | 6;

const heading = (level: Level, text: string): Block => ({
  type: 'heading',
  level,
  children: [{ type: 'text', text }],
});

const levels = (blocks: RichText, under: number) =>
  [...outline(blocks, under).values()].map((h) => h.level);

const ids = (...texts: string[]) =>
  [
    ...outline(
      texts.map((text) => heading(2, text)),
      1,
    ).values(),
  ].map((h) => h.id);

test('levels begin under the heading above and never skip one', () => {
  const chosen: Level[] = [1, 3, 1, 5, 6, 3, 2];
  const blocks = chosen.map((level) => heading(level, 'x'));
  expect(levels(blocks, 1)).toEqual([2, 3, 2, 3, 4, 3, 3]);
});

test('no level is deeper than six', () => {
  const blocks = ([1, 2, 3, 4, 5, 6] as const).map((level) => heading(level, 'x'));
  expect(levels(blocks, 3)).toEqual([4, 5, 6, 6, 6, 6]);
});

test('ids are unique, and none belongs to the frame of the page', () => {
  expect(ids('What we learned', 'What we learned', 'Documents')).toEqual([
    'what-we-learned',
    'what-we-learned-2',
    'documents-2',
  ]);
});

test('a heading of digits or signs alone still has an id', () => {
  expect(ids('2021', '“…”', '“…”')).toEqual(['section-2021', 'section', 'section-2']);
});

test('a heading without words is left out', () => {
  expect(ids(' ', 'Words')).toEqual(['words']);
});

test('plain text keeps the words of links', () => {
  const text = plainTextOf([
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'See ' },
        { type: 'link', url: '/a', children: [{ type: 'text', text: 'this', bold: true }] },
      ],
    },
  ]);
  expect(text).toBe('See this');
});
