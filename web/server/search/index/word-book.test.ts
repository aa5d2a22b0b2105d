import { expect, it } from 'vitest';
import { fold, stemOf, wordsOf } from './words.ts';
import { countWords, WordBook } from './word-book.ts';

const texts = [
  'The child’s, children’s home; it’s “x’s” x’s’y ’sofa’ O’Sullivan’s',
  'Łódź naïve — “quoted” 12th 𝔘nicode 𐐷𐐷a ²³ ½ é e\u0301 日本語',
  `${'neglect '.repeat(300)}and a-word-of-many-parts`,
  '',
  "'s",
  "s's",
];

it('knows the words of a text and their stems', () => {
  const book = new WordBook();
  for (const text of [...texts, ...texts]) {
    const numbers: number[] = [];
    book.addNumbers(fold(text), numbers);
    expect(numbers.map((number) => book.word(number))).toEqual(wordsOf(text));
    expect(countWords(fold(text))).toBe(wordsOf(text).length);
    expect(book.stems(numbers)).toBe(wordsOf(text).map(stemOf).join(' '));
  }
});

it('has one number for each word', () => {
  const book = new WordBook();
  const numbers: number[] = [];
  const words = Array.from({ length: 40_000 }, (_, at) => `word${at}`);
  book.addNumbers([...words, ...words].join(' '), numbers);
  expect(new Set(numbers).size).toBe(words.length);
  expect(book.size).toBe(words.length);
  expect(numbers.slice(words.length)).toEqual(numbers.slice(0, words.length));
});
