import { expect, test } from 'vitest';
import { examplePublished } from './example-published.ts';
import { posterClasses } from './poster-layout.ts';

const briefing = examplePublished.publications.find(
  ({ kind }) => kind === 'seven-minute-briefing',
)!;

const toWriteOn = 'poster-to-write-on';
const words = (number: number) => 'word '.repeat(number);
const body = (number: number) => [
  { type: 'paragraph' as const, children: [{ type: 'text' as const, text: words(number) }] },
  {
    type: 'list' as const,
    format: 'unordered' as const,
    children: [
      { type: 'list-item' as const, children: [{ type: 'text' as const, text: words(40) }] },
    ],
  },
];

const classesOf = (ofBody: number, ofLearning = 20) =>
  posterClasses({
    ...briefing,
    keyLearning: [words(ofLearning)],
    body: body(ofBody),
  });

test('only a seven-minute briefing is a poster', () => {
  expect(posterClasses({ ...briefing, kind: 'report' })).toEqual([]);
  expect(posterClasses(briefing)[0]).toBe('poster');
});

test('a few words are large, and the questions begin the second page', () => {
  expect(classesOf(10)).toEqual(['poster', 'poster-questions', 'poster-large', toWriteOn]);
  expect(classesOf(80)).toEqual(['poster', 'poster-questions', 'poster-medium', toWriteOn]);
});

test('a longer text has the second page to itself, in smaller letters', () => {
  expect(classesOf(180)).toEqual(['poster', 'poster-text', 'poster-medium', toWriteOn]);
  expect(classesOf(300)).toEqual(['poster', 'poster-text', 'poster-small', toWriteOn]);
  expect(classesOf(450)).toEqual(['poster', 'poster-text', 'poster-smaller', toWriteOn]);
});

test('the fuller page decides, also where that is the first', () => {
  expect(classesOf(180, 400)).toEqual(['poster', 'poster-text', 'poster-smaller', toWriteOn]);
  expect(classesOf(180, 900)).toEqual(['poster', 'poster-text', 'poster-smallest']);
});

test('a text of seven minutes flows over both pages', () => {
  expect(classesOf(700)).toEqual(['poster', 'poster-flows', 'poster-smaller']);
  expect(classesOf(1300)).toEqual(['poster', 'poster-flows', 'poster-smallest']);
  expect(classesOf(1600)).toEqual(['poster', 'poster-flows', 'poster-dense']);
});

test('headings and points take room beyond their words', () => {
  const short = { type: 'paragraph' as const, children: [{ type: 'text' as const, text: 'One' }] };
  const lines = Array.from({ length: 30 }, () => short);
  expect(posterClasses({ ...briefing, body: lines })).toContain('poster-text');
});
